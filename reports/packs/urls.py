"""Addresses of packs, within those of the room."""

from django.urls import path

from reports.packs import views

urlpatterns = [
    path("packs/", views.packs, name="packs"),
    path("packs/<int:pk>/", views.pack, name="pack"),
    path("packs/<int:pk>/again/", views.make_again, name="pack_again"),
    path("packs/<int:pk>/print/", views.pack_print, name="pack_print"),
    path("packs/<int:pk>/<slug:kind>/", views.pack_file, name="pack_file"),
    path("<slug:code>/pack/", views.new_pack, name="new_pack"),
]
