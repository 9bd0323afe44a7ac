"""Addresses of the catalogue of measures."""

from django.urls import path

from measures import views

app_name = "measures"
urlpatterns = [
    path("", views.measures, name="catalogue"),
    path("<slug:code>/", views.definition, name="definition"),
]
