"""The feed's answers in JSON and CSV."""

from collections.abc import Callable

from django.http import HttpResponseBase, JsonResponse
from django.urls import reverse

from reports.contents import FIGURES, TABLES, Rows
from reports.editions import editions as all_editions
from reports.feed.answers import Source, answer, of_feed, unchanged
from reports.feed.asked import Asked, asked_of
from reports.feed.cells import cells_of
from reports.feed.dictionary import EDITIONS, FIELDS, fields, of_editions
from reports.feed.door import FeedRequest
from reports.feed.marks import NO_FIGURES, Marks, marks_of
from reports.feed.openapi import description
from reports.feed.problem import not_found
from reports.feed.release import LIVE, Release, release_of, tag
from reports.fields import Table


@of_feed
def start(request: FeedRequest) -> HttpResponseBase:
    """What there is."""
    here = request.build_absolute_uri(reverse("feed:start"))
    releases = [LIVE, *(one.code for one in all_editions())]
    return JsonResponse(
        {
            "audience": request.reach.value,
            "editions": f"{here}editions",
            "fields": f"{here}fields",
            "description": f"{here}openapi.json",
            "releases": {
                code: {name: f"{here}{code}/{name}" for name in TABLES} for code in releases
            },
        }
    )


@of_feed
def editions(request: FeedRequest, form: str = "") -> HttpResponseBase:
    """The editions that there are."""
    return _of_no_release(request, EDITIONS, of_editions(all_editions()), form)


@of_feed
def dictionary(request: FeedRequest, form: str = "") -> HttpResponseBase:
    """What every field means."""
    return _of_no_release(request, FIELDS, fields(), form)


@of_feed
def openapi(request: FeedRequest) -> HttpResponseBase:
    """The feed's description for programs, in OpenAPI 3.1."""
    return JsonResponse(description(request.build_absolute_uri("/").rstrip("/")))


@of_feed
def table(request: FeedRequest, release: str, name: str, form: str = "") -> HttpResponseBase:
    """A table of an edition, or of the live figures."""
    found = TABLES.get(name)
    if found is None:
        raise not_found(f"There is no such table. There are: {', '.join(TABLES)}.")
    asked = asked_of(found, _given(request))
    of = release_of(release, request.reach, request.access)
    return _once(
        request, of.version, lambda: answer(request, _source(of, found, asked), asked, form)
    )


@of_feed
def nowhere(request: FeedRequest, rest: str) -> HttpResponseBase:
    """Nothing, said in the feed's own way."""
    raise not_found("The feed has nothing at this address. Its first page lists what there is.")


def _source(of: Release, table: Table, asked: Asked) -> Source:
    """The table; of the figures of one measure, no more than those."""
    measure = asked.equal.get("measure")
    if table is FIGURES and measure:
        return _whole(table, marks_of(of), of.figures(str(measure)))
    return Source(table, marks_of(of), lambda: of.rows(table), lambda: of.cells(table))


def _whole(table: Table, marks: Marks, rows: Rows) -> Source:
    return Source(table, marks, lambda: rows, lambda: cells_of(rows))


def _of_no_release(request: FeedRequest, table: Table, rows: Rows, form: str) -> HttpResponseBase:
    asked = asked_of(table, _given(request))
    source = _whole(table, NO_FIGURES, rows)
    return _once(request, repr(rows), lambda: answer(request, source, asked, form))


def _once(
    request: FeedRequest, version: str, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The answer, or that the asker has it; `version` is another when the rows are others."""
    etag = tag(version, request.get_full_path(), request.headers.get("Accept", ""))
    response = unchanged(request, etag) or make()
    response.headers["ETag"] = etag
    return response


def _given(request: FeedRequest) -> dict[str, list[str]]:
    return {name: [str(value) for value in values] for name, values in request.GET.lists()}
