"""The register's addresses."""

from django.urls import path

from iccs import views

app_name = "iccs"

urlpatterns = [
    path("", views.communities, name="communities"),
    path("<slug:code>/", views.community, name="community"),
]
