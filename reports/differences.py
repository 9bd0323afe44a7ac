"""What differs between two editions of a quarter, or between an edition and today. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from reports.contents import FIGURES, TABLES, Contents
from reports.fields import Row, Table, Value

# What a figure is made of; sentences, limits and icons follow from it.
OF_FIGURES = ("numerator", "denominator", "value", "state", "target")


class WholeRow(StrEnum):
    """What stands in the place of values where a whole row is new or gone."""

    NEW = "new"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row.

    Where a whole row is new or gone, `field` is empty: it was None and now is `WholeRow.NEW`, or it
    was `WholeRow.THERE` and now is None.
    """

    table: str
    key: Row
    field: str
    was: Value
    now: Value

    @property
    def is_of_figure(self) -> bool:
        """Whether a figure itself changed, or came or went."""
        return self.table == FIGURES.name and self.field in ("", *OF_FIGURES)

    @property
    def is_of_row(self) -> bool:
        """Whether the whole row is new or gone."""
        return not self.field

    @property
    def is_gone(self) -> bool:
        """Whether the whole row is gone."""
        return self.is_of_row and self.now is None


Figure = Sequence[Difference]  # all that differs of one figure


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a table differs: rows that changed with how many values, new rows, rows gone."""

    table: Table
    changed: int
    values: int
    new: int
    gone: int


def differences(older: Contents, newer: Contents) -> list[Difference]:
    """Every difference, table by table, in the order of the newer rows; rows that are gone last."""
    return [
        found
        for table in TABLES.values()
        for found in _of_table(table, _keyed(table, older), _keyed(table, newer))
    ]


def of_figures(found: Iterable[Difference]) -> list[Figure]:
    """Each figure that differs, once: a value that came has another state, and may have a target.

    Of a count, whose value is its numerator, the value alone is told.
    """
    own = (one for one in found if one.is_of_figure)
    return [_without_repeats(list(figure)) for _, figure in groupby(own, attrgetter("key"))]


def tallies(found: Sequence[Difference]) -> list[Tally]:
    """How much of each table differs; tables in which nothing does are left out."""
    by_table = {name: list(own) for name, own in groupby(found, attrgetter("table"))}
    return [_tally(TABLES[name], own) for name, own in by_table.items()]


ByKey = Mapping[Row, Row]  # the rows of a table


def _keyed(table: Table, contents: Contents) -> ByKey:
    places = [table.names.index(name) for name in table.key]
    rows = contents.rows[table.name]
    return {tuple(row[place] for place in places): row for row in rows}


def _of_table(table: Table, older: ByKey, newer: ByKey) -> Iterator[Difference]:
    for key, row in newer.items():
        before = older.get(key)
        if before is None:
            yield Difference(table.name, key, "", None, WholeRow.NEW)
        elif before != row:
            yield from _of_row(table, key, before, row)
    for key in older:
        if key not in newer:
            yield Difference(table.name, key, "", WholeRow.THERE, None)


def _of_row(table: Table, key: Row, older: Row, newer: Row) -> Iterator[Difference]:
    for name, was, now in zip(table.names, older, newer, strict=True):
        if was != now:
            yield Difference(table.name, key, name, was, now)


def _without_repeats(figure: Figure) -> Figure:
    values = [(one.was, one.now) for one in figure if one.field == "value"]
    return [one for one in figure if one.field != "numerator" or (one.was, one.now) not in values]


def _tally(table: Table, found: Sequence[Difference]) -> Tally:
    rows = [one for one in found if one.is_of_row]
    gone = sum(one.is_gone for one in rows)
    changed = {one.key for one in found if not one.is_of_row}
    return Tally(table, len(changed), len(found) - len(rows), len(rows) - gone, gone)
