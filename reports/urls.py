"""Addresses of the room of reports."""

app_name = "reports"
urlpatterns: list[object] = []
