"""Rows as JSON, in an envelope that says what they are."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from reports.feed.marks import Marks
from reports.feed.paging import Page
from reports.fields import Row, Table, Value

CONTENT_TYPE = "application/json"
Json = str | int | float | bool | None


def envelope(request: HttpRequest, table: Table, marks: Marks, page: Page) -> str:
    """A page of a table."""
    return json.dumps(
        {
            **marks.told,
            "table": table.name,
            "page": page.number,
            "per_page": page.size,
            "pages": page.last,
            "rows_in_all": page.in_all,
            "links": links(request, page),
            "rows": [as_object(table.names, row) for row in page.rows],
        },
        ensure_ascii=False,
    )


def as_object(names: tuple[str, ...], row: Row) -> dict[str, Json]:
    """A row, each value under the name of its field."""
    return {name: as_json(value) for name, value in zip(names, row, strict=True)}


def as_json(value: Value) -> Json:
    """A value: months and days as ISO 8601, numbers as numbers, and what is not there as null."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat()


def links(request: HttpRequest, page: Page) -> Mapping[str, str]:
    """The addresses of this page and of the others."""
    numbers = {"self": page.number, **page.neighbours}
    return {name: _address(request, number) for name, number in numbers.items()}


def _address(request: HttpRequest, number: int) -> str:
    query: Any = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
