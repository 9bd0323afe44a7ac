"""How a table that is handed out is described, and how its values are written.

The description serves every output: CSV headings, the data package, the feed's field dictionary
and the sheets of a workbook. Values are written in one way, so that equal rows are equal bytes.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

Value = str | int | Decimal | bool | date | None
Row = tuple[Value, ...]

DECIMALS = 9  # kept of a number; people are shown one or two


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in files and feeds, its title for people, and what it means.

    Of text, `words` are all that it holds where they are few; a code is letters, digits, hyphens
    and underscores alone.
    """

    name: str
    title: str
    kind: Kind
    description: str
    words: tuple[str, ...] = ()
    is_code: bool = False


def code_field(name: str, title: str, description: str) -> Field:
    """A field of codes."""
    return Field(name, title, Kind.TEXT, description, is_code=True)


def word_field(name: str, title: str, description: str, words: str) -> Field:
    """A field of a few words, which are given with a blank between them."""
    return Field(name, title, Kind.TEXT, description, tuple(words.split()))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an edition; `key` names the fields that no two rows share."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(field.name for field in self.fields)


def write_rows(table: Table, rows: Iterable[Row]) -> str:
    """Rows as RFC 4180 CSV under the names of the columns; lines end with CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.names)
    write = [_WRITE.get(field.kind, written) for field in table.fields]
    writer.writerows([one(value) for one, value in zip(write, row, strict=True)] for row in rows)
    return text.getvalue()


def read_rows(table: Table, text: str) -> Iterator[Row]:
    """The rows of what `write_rows` wrote.

    Where it was written before a column was added, the column has nothing in it: None, or "" if
    it is of text, which is never None.
    """
    read = [_READ[field.kind] for field in table.fields]
    for cells in read_cells(table, text):
        yield tuple([one(cell) for one, cell in zip(read, cells, strict=True)])


def read_cells(table: Table, text: str) -> Iterator[list[str]]:
    """The cells of what `write_rows` wrote, each in the place that its column has by now.

    Where it was written before a column was added, the column is empty.
    """
    lines = csv.reader(io.StringIO(text, newline=""))
    place = {name: n for n, name in enumerate(next(lines))}
    if tuple(place) == table.names:
        return lines
    own = [place.get(name) for name in table.names]
    return (["" if at is None else cells[at] for at in own] for cells in lines)


def written(value: Value | float | Fraction) -> str:
    """A value as text: months and days as ISO 8601, numbers without trailing noughts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Fraction | Decimal):
        return _plain(number(value))
    return value.isoformat() if isinstance(value, date) else str(value)


@lru_cache(maxsize=65_536)  # the same few thousand numbers come again in every month and place
def number(value: float | Fraction | Decimal | int) -> Decimal:
    """A number as it is kept: to nine decimals, halves to even; floats as they print."""
    exact = Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    return Decimal(round(exact * 10**DECIMALS)).scaleb(-DECIMALS)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=2_048)
def _day(value: Value) -> str:
    return "" if value is None else written(value)


def _number(value: Value) -> str:
    return _plain(value) if isinstance(value, Decimal) else written(value)


# The kinds that most of an edition's cells are of, without asking each cell what it is.
_WRITE: dict[Kind, Callable[[Value], str]] = {
    Kind.TEXT: str,
    Kind.NUMBER: _number,
    Kind.MONTH: _day,
    Kind.DAY: _day,
}


def _text(cell: str) -> str:
    return cell


def _optional(read: Callable[[str], Value]) -> Callable[[str], Value]:
    return lambda cell: read(cell) if cell else None


_READ: dict[Kind, Callable[[str], Value]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _optional(int),
    Kind.NUMBER: _optional(Decimal),
    Kind.YES_NO: _optional(lambda cell: cell == "true"),
    Kind.MONTH: _optional(date.fromisoformat),
    Kind.DAY: _optional(date.fromisoformat),
}
