"""Pages for what went wrong, where Django's own would be bare or ask too much."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import is_valid_path
from django.views.csrf import csrf_failure as as_django_does

from iccportal.kept_forms import handed_back
from iccs.access import permission_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request could not be read, so nothing of it is read again."""
    return _without_request("400.html", 400)


def old_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with the token of an earlier sign-in comes back with what was typed.

    What another site sent, or what was sent to sign in, is refused without repeating it.
    """
    match = request.resolver_match
    ours = match is not None and permission_of(match.func) is not None
    from_elsewhere = reason.startswith(("Origin checking", "Referer checking"))
    if ours and not from_elsewhere:
        return handed_back(request)
    return as_django_does(request, reason)


def not_opened_by_hand(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address that a button sends a form to was opened: the page that has the button."""
    known = {"page": _page_above(request.path)}
    response = render(request, "405.html", known, status=405)
    response.headers["Allow"] = allowed
    return response


def _page_above(address: str) -> str:
    """The address without its last part, where that is a page; else the home page."""
    above = address.rstrip("/").rpartition("/")[0] + "/"
    return above if is_valid_path(above) else "/"


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Sign-in and reset were tried too often."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something failed; the database may be what failed, so it is not asked."""
    return _without_request("500.html", 500)


def _without_request(template: str, status: int) -> HttpResponse:
    known: dict[str, Any] = {"portal_name": settings.PORTAL_NAME}
    return HttpResponse(render_to_string(template, known), status=status)
