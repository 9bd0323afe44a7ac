"""Refusals that the portal makes before the feed is reached, told as the feed tells its own.

A program that asks for JSON cannot read a page: an odd method, a null in the address, an address
that is nowhere, and whatever fails, each answer a page elsewhere.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from reports.feed.answers import ONLY_READING, READING
from reports.feed.odata_views import told
from reports.feed.problem import problem

Handler = Callable[[HttpRequest], HttpResponseBase]

SENTENCES: Final = {
    HTTPStatus.NOT_FOUND: "The feed has nothing at this address. Its first page is /feed/v1/.",
    HTTPStatus.METHOD_NOT_ALLOWED: ONLY_READING,
}
UNREADABLE: Final = "The request could not be read. Check its address and its headers."
FAILED: Final = "Something failed in the portal. Ask again later."


def refusals_in_json(get_response: Handler) -> Handler:
    """Tell programs in JSON of every refusal; the feed's pages for people stay pages."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        refused = response.status_code >= HTTPStatus.BAD_REQUEST
        if refused and isinstance(response, HttpResponse) and _of_programs(request.path):
            return _in_json(request, response)
        return response

    return handle


def _of_programs(path: str) -> bool:
    pages, tokens = reverse("feed:how_to"), reverse("feed:tokens")
    return path.startswith(pages) and path != pages and not path.startswith(tokens)


def _in_json(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if "json" in response.headers["Content-Type"]:
        return response
    status = HTTPStatus(response.status_code)
    tell = told if request.path.startswith(f"{reverse('feed:how_to')}odata/") else problem
    answer = tell(status, _sentence(status, response))
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(READING)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _sentence(status: HTTPStatus, response: HttpResponse) -> str:
    """The sentence of a refusal that is one; of a page, what its status says."""
    if status in SENTENCES:
        return SENTENCES[status]
    if response.content and b"<" not in response.content and "Content-Encoding" not in response:
        return response.content.decode()
    return FAILED if status >= HTTPStatus.INTERNAL_SERVER_ERROR else UNREADABLE
