"""What every request and answer goes through."""

from collections.abc import Callable

from django.http import (
    HttpRequest,
    HttpResponseBadRequest,
    HttpResponseBase,
    HttpResponseNotAllowed,
)

from iccportal.errors import not_opened_by_hand

Handler = Callable[[HttpRequest], HttpResponseBase]
METHODS = ("GET", "HEAD", "OPTIONS", "POST")


def refuse_odd_requests(get_response: Handler) -> Handler:
    """Answer methods that no page has, other charsets than UTF-8, and nulls with a sentence.

    Django 5.2 fails on such a charset with a server error, and its own error page reads the
    form again; so this stands before anything that looks at the form. On a null character that
    reaches a search the database fails.
    """

    def handle(request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS, "This method is not used here.")
        if _charset(request).lower() != "utf-8":
            return HttpResponseBadRequest("Send the form in UTF-8.")
        if "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("No address here has a null character.")
        return get_response(request)

    return handle


def explain_refused_methods(get_response: Handler) -> Handler:
    """Give an address that only takes forms a page, where the browser would show its own."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return not_opened_by_hand(request, response.headers["Allow"])
        return response

    return handle


def _charset(request: HttpRequest) -> str:
    return (request.content_params or {}).get("charset", "utf-8")


def private_pages(get_response: Handler) -> Handler:
    """Keep what a signed-in person sees out of every store."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return handle
