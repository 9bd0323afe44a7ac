"""Addresses of the outcomes pages."""

from django.urls import path

from outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("", views.pam, name="pam"),
    path("wellbeing/", views.wellbeing, name="wellbeing"),
    path("add/", views.add, name="add"),
]
