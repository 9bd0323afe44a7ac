"""The feed's description in OpenAPI 3.1, made from the tables themselves."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from reports.contents import TABLES
from reports.feed.asked import FORMATS, MONTH_FROM, MONTH_TO, MOST
from reports.feed.dictionary import EDITIONS, FIELDS
from reports.feed.possible import CODE
from reports.fields import Field, Kind, Table

Json = Mapping[str, Any]

TYPES: Final[Mapping[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": "string"},
    Kind.WHOLE: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.MONTH: {"type": "string", "format": "date"},
    Kind.DAY: {"type": "string", "format": "date"},
}
# A filter is written in an address; an empty one asks for rows without a value.
FILTERS: Final[Mapping[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": "string", "pattern": r"^[^\u0000]*$"},
    Kind.WHOLE: {"type": "string", "pattern": "^(-?[0-9]{1,18})?$"},
    Kind.NUMBER: {"type": "string", "pattern": r"^(-?[0-9]{1,18}(\.[0-9]{1,9})?)?$"},
    Kind.YES_NO: {"enum": ["true", "false", ""]},
    Kind.MONTH: {"type": "string", "pattern": "^(20[0-9]{2}-(0[1-9]|1[0-2])-01)?$"},
    Kind.DAY: {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]},
}
MARKS: Final[Mapping[str, str]] = {
    "edition": 'The edition\'s code, or "live"; empty where there are no figures.',
    "number": "The edition’s number in words.",
    "as_at": "The day of closing; of live figures, today.",
    "sha256": "The edition’s checksum; empty for live figures.",
    "audience": "outside, own or team: whose figures are in full; none, those of own places, all.",
    "small_numbers": "What was done about small numbers.",
    "rule": "The same in a sentence.",
}
PROBLEMS: Final[Mapping[str, str]] = {
    "400": "The question is not understood; the sentence says which part.",
    "401": "The token is missing, wrong, expired or revoked.",
    "403": "The person who is signed in has no role.",
    "404": "There is no such edition, table or page.",
    "405": "The feed can only be read.",
    "412": "What is here is not the copy that If-Match names.",
    "429": "Wrong tokens came too often from one address.",
}


def description(portal: str) -> dict[str, Any]:
    """The description; `portal` is the address that the feed is served from."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The feed of the performance portal",
            "version": "1",
            "description": "Figures of communities, as editions or live, read only.",
        },
        "servers": [{"url": f"{portal}/feed/v1"}],
        "security": [{"bearer": []}, {"basic": []}],
        "paths": {
            "/": {"get": _said("start", "What there is")},
            "/openapi.json": {"get": _said("openapi", "This description")},
            "/editions": {"get": _listed(EDITIONS)},
            "/fields": {"get": _listed(FIELDS)},
            **{f"/{{release}}/{table.name}": _of_release(table) for table in TABLES.values()},
        },
        "components": _components(),
    }


def _of_release(table: Table) -> dict[str, Any]:
    release = {
        "name": "release",
        "in": "path",
        "required": True,
        "description": 'An edition\'s code, or "live".',
        "schema": {"type": "string", "pattern": "^[0-9A-Za-z_-]+$"},
        "examples": {"live": {"value": "live"}},
    }
    return {"parameters": [release], "get": _listed(table)}


def _listed(table: Table) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "200": {
            "description": table.description,
            "headers": _OF_A_PAGE,
            "content": {
                "application/json": {"schema": {"$ref": f"#/components/schemas/{table.name}"}},
                "text/csv": {"schema": {"type": "string"}},
            },
        }
    }
    return {
        "operationId": table.name,
        "summary": table.title,
        "description": table.description,
        "parameters": list(_parameters(table)),
        "responses": {**answers, **_problems()},
    }


def _parameters(table: Table) -> Iterable[Json]:
    for field in table.fields:
        words = f"Only rows in which it is so. {field.description}"
        yield _query(field.name, words, _filter(field))
    if "month" in table.names:
        month = FILTERS[Kind.MONTH]
        yield _query(MONTH_FROM, "Only months from this one on.", month)
        yield _query(MONTH_TO, "Only months up to this one.", month)
    page = {"type": "integer", "minimum": 1, "maximum": 10**18 - 1}
    yield _query("page", "The page, from 1.", page)
    yield _query("per_page", "Rows of a page.", {**page, "maximum": MOST, "default": MOST})
    yield _query("format", "Else by the Accept header.", {"type": "string", "enum": [*FORMATS]})


def _filter(field: Field) -> Json:
    if field.words:
        return {"enum": [*field.words, ""]}
    return {"type": "string", "pattern": f"^{CODE}$"} if field.is_code else FILTERS[field.kind]


def _query(name: str, words: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _said(name: str, summary: str) -> dict[str, Any]:
    answer = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": answer}, **_problems()},
    }


def _problems() -> dict[str, Any]:
    unchanged = {"304": {"description": "Nothing has changed since the copy that you have."}}
    return unchanged | {status: {"$ref": f"#/components/responses/{status}"} for status in PROBLEMS}


def _components() -> dict[str, Any]:
    described = (*TABLES.values(), EDITIONS, FIELDS)
    return {
        "schemas": {"problem": _PROBLEM, **{each.name: _envelope(each) for each in described}},
        "responses": {
            status: {"description": words, "content": _IN_WORDS}
            for status, words in PROBLEMS.items()
        },
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer"},
            "basic": {
                "type": "http",
                "scheme": "basic",
                "description": "Any user name; the token is the password.",
            },
        },
    }


def _envelope(table: Table) -> dict[str, Any]:
    marks = {name: {"type": "string", "description": words} for name, words in MARKS.items()}
    count = {"type": "integer", "minimum": 0}
    properties = {
        **marks,
        "illustrative": {"type": "boolean", "description": "Whether any figure was made up."},
        "table": {"const": table.name},
        **dict.fromkeys(("page", "per_page", "pages", "rows_in_all"), count),
        "links": {"type": "object", "additionalProperties": {"type": "string"}},
        "rows": {"type": "array", "items": _row(table)},
    }
    return _object(properties)


def _row(table: Table) -> dict[str, Any]:
    return _object({field.name: _property(field, table) for field in table.fields})


def _property(field: Field, table: Table) -> dict[str, Any]:
    schema = dict(TYPES[field.kind])
    if field.kind is not Kind.TEXT and field.name not in table.key:
        schema["type"] = [schema["type"], "null"]
    return {**schema, "title": field.title, "description": field.description}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_PROBLEM: Final = _object(
    {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and how to put it right."},
    }
)
_IN_WORDS: Final = {
    "application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}},
}
_OF_A_PAGE: Final = {
    "Link": {
        "description": "Of a page in CSV: the addresses of the first, prev, next and last pages.",
        "schema": {"type": "string"},
    },
    "X-Rows-In-All": {
        "description": "Of a page in CSV: how many rows all pages have.",
        "schema": {"type": "integer", "minimum": 0},
    },
}
