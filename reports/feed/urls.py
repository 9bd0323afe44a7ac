"""Addresses of the feed."""

from django.urls import path

from reports.feed import odata_views, token_views, views

app_name = "feed"
CSV = {"form": "csv"}
urlpatterns = [
    path("", token_views.how_to, name="how_to"),
    path("tokens/", token_views.tokens, name="tokens"),
    path("tokens/make/", token_views.make, name="make"),
    path("tokens/<int:token>/revoke/", token_views.revoke, name="revoke"),
    path("v1/", views.start, name="start"),
    path("v1/editions", views.editions, name="editions"),
    path("v1/editions.csv", views.editions, CSV, name="editions_as_csv"),
    path("v1/fields", views.dictionary, name="fields"),
    path("v1/fields.csv", views.dictionary, CSV, name="fields_as_csv"),
    path("v1/openapi.json", views.openapi, name="openapi"),
    path("v1/<slug:release>/<slug:name>", views.table, name="table"),
    path("v1/<slug:release>/<slug:name>.csv", views.table, CSV, name="table_as_csv"),
    path("v1/<path:rest>", views.nowhere),
    path("odata/v1/<slug:release>", odata_views.service),
    path("odata/v1/<slug:release>/", odata_views.service, name="odata"),
    path("odata/v1/<slug:release>/$metadata", odata_views.metadata, name="metadata"),
    path("odata/v1/<slug:release>/<slug:name>", odata_views.entity_set, name="entity_set"),
    path("odata/v1/<slug:release>/<slug:name>/$count", odata_views.how_many, name="how_many"),
    path("odata/v1/<path:rest>", odata_views.nowhere),
]
