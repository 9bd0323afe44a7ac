"""Addresses of the screens, but for the first page."""

from django.urls import path

from dashboards import views

app_name = "dashboards"

urlpatterns = [
    path("whole/", views.whole, name="whole"),
    path("groups/", views.groups, name="groups"),
    path("groups/<slug:code>/", views.group, name="group"),
    path("communities/<slug:code>/figures/", views.community, name="community"),
    path("measures/<slug:code>/communities/", views.measure, name="measure"),
]
