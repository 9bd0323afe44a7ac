"""Addresses of the reablement page."""

from django.urls import path

from reablement import views

app_name = "reablement"
urlpatterns = [path("", views.quarter, name="quarter")]
