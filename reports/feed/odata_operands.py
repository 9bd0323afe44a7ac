"""What an OData filter compares: fields, values, and functions of text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reports.feed.odata_words import DATES, Word
from reports.feed.possible import possible
from reports.feed.problem import bad_request
from reports.fields import Field, Kind, Row, Table, Value

SORTS = {
    Kind.TEXT: "text",
    Kind.WHOLE: "a number",
    Kind.NUMBER: "a number",
    Kind.YES_NO: "true or false",
    Kind.MONTH: "a date",
    Kind.DAY: "a date",
}
ORDERED = ("text", "a number", "a date")
NOTHING = "null"


@dataclass(frozen=True, slots=True)
class Operand:
    """Something with a value in every row; `sort` is what kind of value."""

    sort: str
    of: Callable[[Row], Any]
    written: str
    field: Field | None = None  # whose value it is
    text: str = ""  # that is written in the filter

    def as_test(self) -> Callable[[Row], bool]:
        """The test that it is true."""
        if self.sort != "true or false":
            raise bad_request(f"“{self.written[:40]}” is {self.sort}: compare it with something.")
        return lambda row: self.of(row) is True

    def compared(
        self, name: str, compare: Callable[[Any, Any], bool], other: "Operand"
    ) -> Callable[[Row], bool]:
        """The test that compares it with another operand of its sort, or with null."""
        sorts = {self.sort, other.sort} - {NOTHING}
        if len(sorts) > 1:
            told = f"{self.sort} cannot be compared with {other.sort}.".capitalize()
            raise bad_request(f"{told} {DATES}" if "a date" in sorts else told)
        for one, another in ((self, other), (other, self)):
            if one.field is not None:
                possible(one.field, another.text)
        if name in ("eq", "ne"):
            return lambda row: compare(self.of(row), other.of(row))
        if not sorts.issubset(ORDERED):
            raise bad_request("Of true and false, neither is more: use eq or ne.")
        return lambda row: _ordered(compare, self.of(row), other.of(row))


def field_named(table: Table, name: str) -> Operand | None:
    """A field of the table; None if it has none of that name."""
    if name not in table.names:
        return None
    place = table.names.index(name)
    field = table.fields[place]
    return Operand(SORTS[field.kind], lambda row: row[place], name, field)


def value_of(word: Word) -> Operand:
    """A value that is written in the filter."""
    sorts = {"date": "a date", "number": "a number", "text": "text"}
    named: dict[str, tuple[str, Value]] = {
        "true": ("true or false", True),
        "false": ("true or false", False),
        "null": (NOTHING, None),
    }
    sort, value = (sorts[word.kind], word.value) if word.kind in sorts else named[word.written]
    text = value if isinstance(value, str) else ""
    return Operand(sort, lambda row: value, word.written, text=text)


def function(name: str, work: Callable[[str, str], bool], text: Operand, part: Operand) -> Operand:
    """A function of two texts."""
    if (text.sort, part.sort) != ("text", "text"):
        raise bad_request(f"{name} takes two texts.")
    return Operand("true or false", lambda row: work(text.of(row), part.of(row)), name)


def _ordered(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    return left is not None and right is not None and compare(left, right)
