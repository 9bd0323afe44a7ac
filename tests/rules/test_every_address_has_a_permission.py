from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from iccs.access import everyone
from tests.security.addresses import every_view, without_permission


def undeclared(request: HttpRequest) -> HttpResponse:
    return HttpResponse("anybody may read this")


def test_every_address_has_a_permission() -> None:
    assert without_permission(every_view()) == []


def test_walk_finds_the_admin_and_sign_in_too() -> None:
    routes = {route for route, _ in every_view()}

    assert {"/account/login/", "/account/2fa/totp/activate/", "/admin/logout/"} <= routes


def test_undeclared_view_is_named_however_deep_it_lies() -> None:
    patterns = [
        path("open/", everyone(undeclared)),
        path("room/", include([path("<slug:code>/leak/", undeclared)])),
    ]

    assert without_permission(every_view(patterns)) == ["/room/kendal/leak/"]
