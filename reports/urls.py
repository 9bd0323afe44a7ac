"""Addresses of the room of reports."""

from django.urls import include, path

from reports import chart_views, views

app_name = "reports"
urlpatterns = [
    path("", views.edition_list, name="editions"),
    path("close/", views.close, name="close"),
    path("", include("reports.packs.urls")),
    path("<slug:code>/", views.edition, name="edition"),
    path("<slug:code>/charts/", chart_views.chart, name="chart"),
    path("<slug:code>/since/", views.since, name="since"),
    path("<slug:code>/revised/", views.revised, name="revised"),
    path(
        "<slug:code>/<slug:audience>/<slug:values>/since.csv", views.since_file, name="since_file"
    ),
    path(
        "<slug:code>/<slug:audience>/<slug:values>/revised.csv",
        views.revised_file,
        name="revised_file",
    ),
    path("<slug:code>/<slug:audience>/since.xlsx", views.since_workbook, name="since_workbook"),
    path(
        "<slug:code>/<slug:audience>/revised.xlsx", views.revised_workbook, name="revised_workbook"
    ),
    path("<slug:code>/<slug:audience>/package.zip", views.package, name="package"),
    path("<slug:code>/<slug:audience>/<slug:name>.xlsx", views.workbook, name="workbook"),
    path("<slug:code>/<slug:audience>/<slug:values>/<slug:name>.csv", views.table, name="table"),
]
