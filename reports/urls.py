"""Addresses of the room of reports."""

from django.urls import include, path

app_name = "reports"
urlpatterns = [
    path("", include("reports.packs.urls")),
]
