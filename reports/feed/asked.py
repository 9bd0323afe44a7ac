"""What a request of the feed asks of a table: which rows, which page, which format."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from reports.contents import Rows
from reports.feed.possible import not_taken, possible
from reports.feed.problem import bad_request
from reports.fields import Field, Kind, Table, Value

MOST: Final = 1000  # rows of a page
MONTH_FROM, MONTH_TO = "month_from", "month_to"
PAGING: Final = ("page", "per_page", "format")
FORMATS: Final = ("json", "csv")

_WRITTEN: Final[dict[Kind, tuple[str, str, Callable[[str], Value]]]] = {
    Kind.WHOLE: (r"-?[0-9]{1,18}", "a whole number, such as 12", int),
    Kind.NUMBER: (r"-?[0-9]{1,18}(\.[0-9]{1,9})?", "a number, such as 12.5", Decimal),
    Kind.YES_NO: (r"true|false", "true or false", lambda text: text == "true"),
    Kind.MONTH: (
        r"[0-9]{4}-[0-9]{2}-01",
        "the first day of a month, such as 2020-01-01",
        date.fromisoformat,
    ),
    Kind.DAY: (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day, such as 2020-01-31", date.fromisoformat),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one table. `page` is None where no page was asked for."""

    equal: Mapping[str, Value]
    month_from: date | None = None
    month_to: date | None = None
    page: int | None = None
    per_page: int | None = None

    @property
    def keeps_all(self) -> bool:
        """Whether every row of the table is meant."""
        return not self.equal and self.month_from is None and self.month_to is None

    @property
    def paged(self) -> bool:
        """Whether a page was asked for."""
        return self.page is not None or self.per_page is not None

    def of(self, table: Table, rows: Rows) -> Rows:
        """The rows that are meant, in the order of the table."""
        if self.keeps_all:
            return rows
        wanted = [(table.names.index(name), value) for name, value in self.equal.items()]
        kept = [row for row in rows if all(row[place] == value for place, value in wanted)]
        if self.month_from is None and self.month_to is None:
            return kept
        month = table.names.index("month")
        first, last = self.month_from or date.min, self.month_to or date.max
        return [row for row in kept if _within(row[month], first, last)]


def parameters(table: Table) -> tuple[str, ...]:
    """The names that a question of the table may have."""
    months = (MONTH_FROM, MONTH_TO) if "month" in table.names else ()
    return (*table.names, *months, *PAGING)


def asked_of(table: Table, given: Mapping[str, list[str]]) -> Asked:
    """The question that an address's parameters put; Refusal where they put none."""
    once = {name: _once(name, values) for name, values in given.items()}
    for name in once:
        if name not in parameters(table):
            known = ", ".join(parameters(table))
            raise bad_request(f'"{name[:60]}" is not a filter of {table.name}. There are: {known}.')
    return Asked(
        {field.name: read(field, once[field.name]) for field in table.fields if field.name in once},
        _month(once, MONTH_FROM),
        _month(once, MONTH_TO),
        _number(once, "page"),
        _number(once, "per_page", most=MOST),
    )


def read(field: Field, text: str) -> Value:
    """A value as it stands in the field; an empty one is no value, but for text."""
    if field.kind is Kind.TEXT:
        return possible(field, text)
    pattern, example, value = _WRITTEN[field.kind]
    if not text:
        return None
    try:
        if re.fullmatch(pattern, text):
            return value(text)
    except ValueError:  # a day that no calendar has
        pass
    raise not_taken(field, example, text)


def _within(month: Value, first: date, last: date) -> bool:
    assert isinstance(month, date)
    return first <= month <= last


def _once(name: str, values: list[str]) -> str:
    if len(values) != 1:
        raise bad_request(f'"{name[:60]}" is given more than once. Give it once.')
    return values[0]


def _month(given: Mapping[str, str], name: str) -> date | None:
    if name not in given:
        return None
    month = read(Field(name, name, Kind.MONTH, ""), given[name])
    assert month is None or isinstance(month, date)
    return month


def _number(given: Mapping[str, str], name: str, most: int | None = None) -> int | None:
    if name not in given:
        return None
    text = given[name]
    number = int(text) if re.fullmatch("[0-9]{1,18}", text) else 0
    if not 1 <= number <= (most or number):
        upto = f" to {most:,}" if most else " or more"
        raise bad_request(f'"{name}" takes a whole number: 1{upto}.')
    return number
