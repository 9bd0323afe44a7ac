"""Rows by the names of their columns, read as what a field's kind says they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.fields import Row, Table, Value


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table; `places` says where each column stands in it."""

    places: Mapping[str, int]
    row: Row

    def __getitem__(self, name: str) -> Value:
        """The value of a column."""
        return self.row[self.places[name]]

    def text(self, name: str) -> str:
        """A column of text; empty where there is nothing."""
        value = self[name]
        return "" if value is None else str(value)

    def lines(self, name: str) -> tuple[str, ...]:
        """A column of text that tells several things, a line each."""
        return tuple(filter(None, self.text(name).splitlines()))

    def number(self, name: str) -> float | None:
        """A column of numbers, as files that reckon hold them."""
        value = self[name]
        assert value is None or isinstance(value, int | Decimal)
        return None if value is None else float(value)

    def whole(self, name: str) -> int | None:
        """A column of whole numbers."""
        value = self[name]
        assert value is None or isinstance(value, int)
        return value

    def day(self, name: str) -> date | None:
        """A column of months or days."""
        value = self[name]
        assert value is None or isinstance(value, date)
        return value

    def month(self, name: str) -> date:
        """A column of months that no row lacks."""
        value = self.day(name)
        assert value is not None
        return value


def records(table: Table, rows: Iterable[Row]) -> Iterator[Record]:
    """The rows of a table, each by the names of its columns."""
    places = {name: place for place, name in enumerate(table.names)}
    return (Record(places, row) for row in rows)
