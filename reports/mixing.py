"""An edition as the team of some of its places gets it: those in full, all else as published."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, TypeVar

from iccportal.lib.small_numbers import Audience
from measures.catalogue import catalogue
from measures.cells import is_share
from reports.contents import FIGURES, SERIES, SHARES, TABLES, WHOLE, Contents, Rows
from reports.editions import contents_of, figures_of
from reports.fields import Table
from reports.models import Edition
from reports.places import Places, places_of

OWN_IN_FULL = (
    "Figures of the team’s own places are given in full, and all others, with shares of the whole, "
    "as published."
)
Read = TypeVar("Read", bound=Sequence[Any])  # a row, or the same as written cells


def contents_for(
    edition: Edition, audience: Audience, place: str, tables: Collection[str] | None = None
) -> Contents:
    """An edition for a pack or a chart of a place; its team gets no more in full than the place.

    `tables` are those that are wanted (None: all of them), that of places among them.
    """
    asked = contents_of(edition, audience, tables)
    places = places_of(asked)
    if _is_of_one(audience, places, place):
        return asked
    published = contents_of(edition, Audience.OUTSIDE, tables)
    own = places.within(place)
    rows = {
        name: list(mixed(TABLES[name], full, published.rows[name], own))
        for name, full in asked.rows.items()
    }
    rule = f"{OWN_IN_FULL} {edition.rule}"
    return Contents(replace(asked.heading, rule=rule, own_alone=True), rows)


def figures_for(
    edition: Edition, audience: Audience, measure: str, place: str, places: Places
) -> Rows:
    """The figures of one measure for a chart of a place, by the same rule."""
    asked = figures_of(edition, audience, measure)
    if _is_of_one(audience, places, place):
        return asked
    published = figures_of(edition, Audience.OUTSIDE, measure)
    return list(mixed(FIGURES, asked, published, places.within(place)))


def _is_of_one(audience: Audience, places: Places, place: str) -> bool:
    """Whether all of it is of the audience's own release."""
    return audience is Audience.OUTSIDE or places.kind(place) == WHOLE


def mixed(
    table: Table, full: Iterable[Read], published: Iterable[Read], own: Collection[str]
) -> Iterator[Read]:
    """A table with its rows of own places in full, and all others as published.

    Both are read on together: what is published has no keys but those of the full table, in the
    same order. What is not of one place is as published: provenance, say, and shares of the whole,
    by which who knows a community would know all others together.
    """
    if "place" not in table.names or table is SHARES:
        yield from published
        return
    is_own, key = _is_own(table, own), _key(table)
    rest = iter(published)
    other = next(rest, None)
    for row in full:
        if other is not None and key(other) == key(row):
            yield row if is_own(row) else other
            other = next(rest, None)
        elif is_own(row):
            yield row


def _is_own(table: Table, own: Collection[str]) -> Callable[[Sequence[Any]], bool]:
    place = table.names.index("place")
    if table not in (SERIES, FIGURES):
        return lambda row: row[place] in own
    measure = table.names.index("measure")
    shares = {code for code, one in catalogue().items() if is_share(one)}
    return lambda row: row[place] in own and row[measure] not in shares


def _key(table: Table) -> Callable[[Sequence[Any]], Any]:
    return itemgetter(*(table.names.index(name) for name in table.key))
