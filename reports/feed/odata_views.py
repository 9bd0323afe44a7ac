"""The feed in OData 4.0: what Excel and Power BI read as a list of tables."""

import json
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from reports.contents import TABLES, Rows
from reports.feed import odata_metadata
from reports.feed.answers import told_by, unchanged
from reports.feed.as_json import as_object
from reports.feed.door import FeedRequest
from reports.feed.marks import marks_of
from reports.feed.odata_query import GIVEN, Query, query_of
from reports.feed.problem import not_found
from reports.feed.release import Release, release_of, tag
from reports.fields import Table
from reports.kept_rows import KeptRows

JSON: Final = "application/json;odata.metadata=minimal;charset=utf-8"
ALL: Final = tuple(TABLES.values())
MOST_ROWS: Final = 50_000  # found by filters and kept in a process, a few megabytes
_kept = KeptRows(MOST_ROWS)


def told(status: HTTPStatus, sentence: str) -> HttpResponse:
    """A problem as OData tells it."""
    return _answer({"error": {"code": status.name, "message": sentence}}, status)


of_odata = told_by(told)


@of_odata
def service(request: FeedRequest, release: str) -> HttpResponseBase:
    """The entity sets of a release."""
    _release(request, release)
    return _answer(odata_metadata.service_document(_root(request, release), ALL))


@of_odata
def metadata(request: FeedRequest, release: str) -> HttpResponseBase:
    """The types of the entity sets; the same for every release."""
    _release(request, release)
    response = HttpResponse(odata_metadata.metadata(ALL), content_type="application/xml")
    return _versioned(response)


@of_odata
def entity_set(request: FeedRequest, release: str, name: str) -> HttpResponseBase:
    """Rows of a table."""
    table, of = _table(name), _release(request, release)
    query = query_of(table, _given(request))
    etag = tag(of.version, request.get_full_path())
    response = unchanged(request, etag) or _answer(_page(request, release, of, table, query))
    response.headers["ETag"] = etag
    return response


@of_odata
def how_many(request: FeedRequest, release: str, name: str) -> HttpResponseBase:
    """How many rows of a table the filter keeps, as a number alone."""
    table, of = _table(name), _release(request, release)
    query = query_of(table, _given(request))
    number = len(query.matching(of.rows(table)))
    return _versioned(HttpResponse(str(number), content_type="text/plain;charset=utf-8"))


@of_odata
def nowhere(request: FeedRequest, rest: str) -> HttpResponseBase:
    """Nothing, said as OData says it."""
    raise not_found(
        "There is nothing at this address. A release has a list of tables, $metadata, the tables, "
        "and the $count of each; a single row has no address of its own."
    )


def _page(
    request: FeedRequest, release: str, of: Release, table: Table, query: Query
) -> dict[str, Any]:
    rows = _found(of, table, query)
    some, given = query.page(rows)
    marks = marks_of(of)
    answer: dict[str, Any] = {
        "@odata.context": f"{_root(request, release)}$metadata#{_what(query, table)}",
        "@feed.edition": marks.edition,
        "@feed.audience": marks.reach,
        "@feed.smallnumbers": marks.small_numbers,
        "@feed.illustrative": marks.illustrative,
    }
    if query.counted:
        answer["@odata.count"] = len(rows)
    answer["value"] = [_chosen(query, table, as_object(table.names, row)) for row in some]
    if given is not None:
        answer["@odata.nextLink"] = _next(request, given)
    return answer


def _found(of: Release, table: Table, query: Query) -> Rows:
    """What the filter keeps, in its order: the same for every page that is asked for."""
    if query.keeps is None and not query.order:
        return of.rows(table)
    return _kept.of(
        (of.version, table.name, query.filter, query.order),
        lambda: query.ordered(table, query.matching(of.rows(table))),
    )


def _what(query: Query, table: Table) -> str:
    chosen = "" if query.select == table.names else f"({','.join(query.select)})"
    return table.name + chosen


def _chosen(query: Query, table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return row if query.select == table.names else {name: row[name] for name in query.select}


def _next(request: HttpRequest, given: int) -> str:
    query: Any = request.GET.copy()
    query[GIVEN] = str(given)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode(safe='$')}")


def _table(name: str) -> Table:
    if name not in TABLES:
        raise not_found(f"There is no such entity set. There are: {', '.join(TABLES)}.")
    return TABLES[name]


def _release(request: FeedRequest, code: str) -> Release:
    return release_of(code, request.reach, request.access)


def _root(request: HttpRequest, release: str) -> str:
    return request.build_absolute_uri(reverse("feed:odata", args=(release,)))


def _given(request: HttpRequest) -> dict[str, list[str]]:
    return {name: [str(value) for value in values] for name, values in request.GET.lists()}


def _answer(told: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    text = json.dumps(told, ensure_ascii=False)
    return _versioned(HttpResponse(text, status=status, content_type=JSON))


def _versioned(response: HttpResponse) -> HttpResponse:
    response.headers["OData-Version"] = "4.0"
    return response
