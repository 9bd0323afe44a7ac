"""What differs between two editions of a quarter, or between an edition and today. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.contents import FIGURES, TABLES, Contents
from reports.fields import Row, Table, Value

# What a figure is made of; sentences, limits and icons follow from it.
OF_FIGURES = ("numerator", "denominator", "value", "state", "target")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row. Where a whole row is new or gone, `field` is empty."""

    table: str
    key: Row
    field: str
    was: Value
    now: Value

    @property
    def is_of_figure(self) -> bool:
        """Whether a figure itself changed, or came or went."""
        return self.table == FIGURES.name and self.field in ("", *OF_FIGURES)


def differences(older: Contents, newer: Contents) -> list[Difference]:
    """Every difference, table by table, in the order of the newer rows; rows that are gone last."""
    return [
        found
        for table in TABLES.values()
        for found in _of_table(table, _keyed(table, older), _keyed(table, newer))
    ]


def of_figures(found: Sequence[Difference]) -> list[Difference]:
    """Those of figures; of a count, whose value is its numerator, the value alone."""
    own = [one for one in found if one.is_of_figure]
    values = {(one.key, one.was, one.now) for one in own if one.field == "value"}
    return [
        one for one in own if one.field != "numerator" or (one.key, one.was, one.now) not in values
    ]


Rows = Mapping[Row, Row]


def _keyed(table: Table, contents: Contents) -> Rows:
    places = [table.names.index(name) for name in table.key]
    rows = contents.rows[table.name]
    return {tuple(row[place] for place in places): row for row in rows}


def _of_table(table: Table, older: Rows, newer: Rows) -> Iterator[Difference]:
    for key, row in newer.items():
        before = older.get(key)
        if before is None:
            yield Difference(table.name, key, "", None, "new")
        elif before != row:
            yield from _of_row(table, key, before, row)
    for key in older:
        if key not in newer:
            yield Difference(table.name, key, "", "there", None)


def _of_row(table: Table, key: Row, older: Row, newer: Row) -> Iterator[Difference]:
    for name, was, now in zip(table.names, older, newer, strict=True):
        if was != now:
            yield Difference(table.name, key, name, was, now)
