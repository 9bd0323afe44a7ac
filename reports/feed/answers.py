"""A table as the answer to a request: JSON or CSV, or that nothing has changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from iccportal.lib import media_types
from iccs.access import admitted_by
from reports.contents import Rows
from reports.feed import as_csv, as_json
from reports.feed.asked import FORMATS, Asked
from reports.feed.cells import Cells, cells_of
from reports.feed.door import FeedRequest, Tell, door
from reports.feed.marks import Marks
from reports.feed.paging import Page, page_of
from reports.feed.problem import Refusal, bad_request, problem
from reports.fields import Table

READING = ("GET", "HEAD")
ONLY_READING = "The feed can only be read: ask with GET."
ONLY_CHANGED = "This is not the copy that If-Match names. Ask without it, or with If-None-Match."
_RELATIONS = {"previous": "prev"}  # as the registry of relations has it
VARIES = ("Authorization", "Cookie", "Accept")

Given = ParamSpec("Given")
View = Callable[Concatenate[FeedRequest, Given], HttpResponseBase]


def told_by(tell: Tell) -> Callable[[View[Given]], Callable[..., HttpResponseBase]]:
    """A view of the feed: behind its door, read only, and refusing as `tell` writes."""

    def declare(view: View[Given]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def answer(request: Any, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
            if request.method not in READING:
                response: HttpResponseBase = tell(HTTPStatus.METHOD_NOT_ALLOWED, ONLY_READING)
                response.headers["Allow"] = ", ".join(READING)
                return response
            try:
                response = view(request, *args, **kwargs)
            except Refusal as refusal:
                response = tell(refusal.status, refusal.sentence)
            response.headers["Cache-Control"] = "private, no-cache"  # ask whether it has changed
            patch_vary_headers(response, VARIES)
            return response

        # it changes nothing, so that it needs no token of a form
        return admitted_by(door(tell))(csrf_exempt(answer))

    return declare


of_feed = told_by(problem)


def wanted_format(request: HttpRequest, named: str = "") -> str:
    """The format that the address names, or else the one that is preferred."""
    given = named or request.GET.get("format", "")
    if not given:
        preferred = request.get_preferred_type(["application/json", "text/csv"])
        return "csv" if preferred == "text/csv" else "json"
    if given not in FORMATS:
        raise bad_request('"format" is json or csv.')
    return given


@dataclass(frozen=True, slots=True)
class Source:
    """A table that can be read at once, or part by part as it is written."""

    table: Table
    marks: Marks
    rows: Callable[[], Rows]
    cells: Callable[[], Iterable[Iterable[Cells]]]  # the same, written, a part at a time


def answer(request: HttpRequest, source: Source, asked: Asked, named: str = "") -> HttpResponseBase:
    """The rows that are asked for. CSV without a page is all of them, written as it is sent."""
    as_file = wanted_format(request, named) == "csv"
    if as_file and asked.keeps_all and not asked.paged:
        return _csv(source, source.cells())
    rows = asked.of(source.table, source.rows())
    if as_file and not asked.paged:
        return _csv(source, cells_of(rows))
    page = page_of(rows, asked)
    if as_file:
        return _with_page(request, _csv(source, cells_of(page.rows)), page)
    text = as_json.envelope(request, source.table, source.marks, page)
    return HttpResponse(text, content_type=as_json.CONTENT_TYPE)


def unchanged(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """The answer that nothing has changed since the asker's copy; None where that is not so."""
    response = get_conditional_response(request, etag=tag)
    if response is not None and response.status_code == HTTPStatus.PRECONDITION_FAILED:
        raise Refusal(HTTPStatus.PRECONDITION_FAILED, ONLY_CHANGED)
    return response


def _with_page(request: HttpRequest, response: HttpResponseBase, page: Page) -> HttpResponseBase:
    """The file with what JSON has in its envelope: rows in all, and other pages (RFC 8288)."""
    response.headers["X-Rows-In-All"] = str(page.in_all)
    response.headers["Link"] = ", ".join(
        f'<{address}>; rel="{_RELATIONS.get(name, name)}"'
        for name, address in as_json.links(request, page).items()
    )
    return response


def _csv(source: Source, parts: Iterable[Iterable[Cells]]) -> HttpResponseBase:
    table, marks = source.table, source.marks
    lines = as_csv.csv_parts(table, marks, parts)
    response = StreamingHttpResponse(lines, content_type=media_types.CSV)
    name = "-".join(filter(None, (table.name, marks.edition)))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    for header, value in marks.headers.items():
        response.headers[header] = value
    return response
