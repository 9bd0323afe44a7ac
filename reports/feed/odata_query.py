"""The system query options of OData that a request gives, and the rows that they leave."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from reports.contents import Rows
from reports.feed.odata_filter import test_of
from reports.feed.problem import bad_request
from reports.fields import Row, Table

PAGE: Final = 5000  # rows of an answer; the next ones are at its nextLink
GIVEN: Final = "$skiptoken"
OPTIONS: Final = ("$select", "$filter", "$orderby", "$top", "$skip", "$count", "$format")
LACKING: Final = ("$expand", "$search", "$apply", "$compute", "$levels", "$index", "$deltatoken")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an entity set. `given` counts the rows that earlier answers gave.

    `filter` is what is asked of rows as it was written, and `keeps` the test that it makes.
    """

    select: tuple[str, ...]
    filter: str
    keeps: Callable[[Row], bool] | None
    order: tuple[tuple[str, bool], ...]  # fields, and whether they descend
    top: int | None
    skip: int
    counted: bool
    given: int

    def matching(self, rows: Rows) -> Rows:
        """The rows that the filter keeps."""
        return rows if self.keeps is None else [row for row in rows if self.keeps(row)]

    def ordered(self, table: Table, rows: Rows) -> Rows:
        """The rows in the order asked for; what is not there comes before what is."""
        for name, descends in reversed(self.order):
            place = table.names.index(name)
            rows = sorted(rows, key=_standing(place), reverse=descends)
        return rows

    def page(self, rows: Rows) -> tuple[Rows, int | None]:
        """The rows of this answer, and how many were given with it; None where none are left."""
        most = len(rows) if self.top is None else min(len(rows), self.skip + self.top)
        first = self.skip + self.given
        some = rows[first : min(first + PAGE, most)]
        given = self.given + len(some)
        return some, given if self.skip + given < most else None


def query_of(table: Table, given: Mapping[str, list[str]]) -> Query:
    """The query that an address's parameters put; Refusal where one is not understood."""
    once = {name: _once(name, values) for name, values in given.items()}
    for name in once:
        _known(name)
    if once.get("$format", "json").partition(";")[0] not in ("json", "application/json"):
        raise bad_request("$format can only be json.")
    return Query(
        _selected(table, once.get("$select", "*")),
        once.get("$filter", ""),
        test_of(table, once["$filter"]) if "$filter" in once else None,
        _ordering(table, once["$orderby"]) if "$orderby" in once else (),
        _number(once, "$top"),
        _number(once, "$skip") or 0,
        _flag(once, "$count"),
        _number(once, GIVEN) or 0,
    )


def _once(name: str, values: list[str]) -> str:
    if len(values) != 1:
        raise bad_request(f"{name[:60]} is given more than once. Give it once.")
    return values[0]


def _known(name: str) -> None:
    if name in LACKING:
        known = ", ".join(OPTIONS)
        raise bad_request(f"{name} is not supported. There are: {known}.")
    if name not in (*OPTIONS, GIVEN):
        raise bad_request(f"“{name[:60]}” is no option. There are: {', '.join(OPTIONS)}.")


def _selected(table: Table, text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(",")]
    if "*" in names:
        return table.names
    for name in names:
        _field(table, name)
    _each_once(names, "$select")
    return tuple(name for name in table.names if name in names)


def _ordering(table: Table, text: str) -> tuple[tuple[str, bool], ...]:
    order = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\w+)(?:\s+(asc|desc))?\s*", part)
        if match is None:
            raise bad_request("$orderby takes fields, each with asc or desc after it or neither.")
        order.append((_field(table, match[1]), match[2] == "desc"))
    _each_once([name for name, _ in order], "$orderby")
    return tuple(order)


def _each_once(names: list[str], option: str) -> None:
    """Refuse a field that is named again: it changes nothing, and each costs a sort."""
    again = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if again is not None:
        raise bad_request(f"{option} names “{again}” more than once. Name it once.")


def _field(table: Table, name: str) -> str:
    if name not in table.names:
        known = ", ".join(table.names)
        raise bad_request(f"{table.name} has no field “{name[:40]}”. It has: {known}.")
    return name


def _number(given: Mapping[str, str], name: str) -> int | None:
    if name not in given:
        return None
    if not re.fullmatch("[0-9]{1,18}", given[name]):
        raise bad_request(f"{name} takes a whole number: 0 or more.")
    return int(given[name])


def _flag(given: Mapping[str, str], name: str) -> bool:
    if given.get(name, "false") not in ("true", "false"):
        raise bad_request(f"{name} takes true or false.")
    return given.get(name) == "true"


def _standing(place: int) -> Callable[[Row], Any]:
    return lambda row: (row[place] is not None, row[place])
