"""The portal's addresses and those of the two pages that are compared."""

from django.urls import include, path

from tests.bench import pages

handler400 = "iccportal.errors.bad_request"
handler429 = "iccportal.errors.too_many_requests"
handler500 = "iccportal.errors.server_error"

urlpatterns = [
    path("bench/empty/", pages.empty),
    path("bench/twelve-charts/", pages.twelve_charts),
    path("", include("iccportal.urls")),
]
