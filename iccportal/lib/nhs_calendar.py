"""The one calendar of the portal: months, NHS quarters and NHS financial years.

A month is the date of its first day. Financial years start on 1 April and are always written with
both years ("2019/20"), quarters with their year ("Q4 2019/20"). Names of months are spelt out here
and never asked of the machine's locale.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
APRIL = 4


def first_of_month(day: date) -> date:
    """The month that a day (or a moment) lies in."""
    return date(day.year, day.month, 1)


def add_months(month: date, n: int) -> date:
    """The month `n` months later, or earlier where `n` is negative."""
    return _month_at(_index(month) + n)


def months_between(first: date, last: date) -> list[date]:
    """Every month from first to last, both included; none if last is before first."""
    return [_month_at(index) for index in range(_index(first), _index(last) + 1)]


def window(last: date, length: int = 12) -> list[date]:
    """The `length` consecutive months that end with `last`, in order."""
    if length < 1:
        raise ValueError(f"A window needs at least one month; {length} were asked for.")
    return months_between(add_months(last, 1 - length), last)


def parse_month(text: str) -> date:
    """The month written as YYYY-MM, and in no other way."""
    match = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if match is None or not EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        raise ValueError(
            f"“{text}” is not a month. Write year and month as YYYY-MM, for example 2020-01, "
            f"between {EARLIEST_YEAR}-01 and {LATEST_YEAR}-12."
        )
    return date(int(match[1]), int(match[2]), 1)


def month_code(month: date) -> str:
    """For files and addresses: "2020-01"."""
    return f"{month.year:04}-{month.month:02}"


def month_label(month: date) -> str:
    """For axes and tables: "Jan 2020"."""
    return f"{MONTH_NAMES[month.month - 1][:3]} {month.year}"


def month_name(month: date) -> str:
    """For headings and sentences: "January 2020"."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def day_label(day: date) -> str:
    """A day as the NHS content guide writes it: "3 April 2020"."""
    return f"{day.day} {month_name(day)}"


@dataclass(frozen=True, order=True)
class FinancialYear:
    """An NHS financial year, April to March, known by the calendar year that it starts in."""

    start: int

    def __post_init__(self) -> None:
        """Refuse a year that no figure can have."""
        if not EARLIEST_YEAR <= self.start <= LATEST_YEAR:
            raise ValueError(
                f"A financial year starts between {EARLIEST_YEAR} and {LATEST_YEAR}, "
                f"not in {self.start}."
            )

    @classmethod
    def of(cls, month: date) -> Self:
        """The financial year that a month (or a day) lies in."""
        return cls(month.year if month.month >= APRIL else month.year - 1)

    @property
    def label(self) -> str:
        """For people: "2019/20"."""
        return f"{self.start}/{self._end}"

    @property
    def code(self) -> str:
        """For files and addresses: "2019-20"."""
        return f"{self.start}-{self._end}"

    @property
    def first(self) -> date:
        """Its April."""
        return date(self.start, APRIL, 1)

    @property
    def last(self) -> date:
        """Its March: the month, so the first day of it."""
        return date(self.start + 1, 3, 1)

    @property
    def months(self) -> list[date]:
        """Its twelve months, April first."""
        return months_between(self.first, self.last)

    @property
    def _end(self) -> str:
        return f"{(self.start + 1) % 100:02}"


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of an NHS financial year: 1 is April to June, 4 is January to March."""

    year: FinancialYear
    number: int

    def __post_init__(self) -> None:
        """Refuse a number that no quarter has."""
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"A quarter is numbered 1 to 4, not {self.number}.")

    @classmethod
    def of(cls, month: date) -> Self:
        """The quarter that a month (or a day) lies in."""
        return cls(FinancialYear.of(month), (month.month - APRIL) % 12 // 3 + 1)

    @property
    def label(self) -> str:
        """For people: "Q4 2019/20"."""
        return f"Q{self.number} {self.year.label}"

    @property
    def code(self) -> str:
        """For files and addresses: "2019-20-q4"; `parse_quarter` reads it back."""
        return f"{self.year.code}-q{self.number}"

    @property
    def first(self) -> date:
        """Its first month."""
        return add_months(self.year.first, 3 * (self.number - 1))

    @property
    def last(self) -> date:
        """Its third month: the first day of it."""
        return add_months(self.first, 2)

    @property
    def months(self) -> list[date]:
        """Its three months, in order."""
        return months_between(self.first, self.last)

    def next(self) -> Self:
        """The quarter after this one."""
        return self.of(add_months(self.first, 3))

    def previous(self) -> Self:
        """The quarter before this one."""
        return self.of(add_months(self.first, -3))


def year_to_date(month: date) -> list[date]:
    """The months of the financial year so far: its April up to `month`, both included."""
    return months_between(FinancialYear.of(month).first, month)


def parse_quarter(text: str) -> Quarter:
    """The quarter written as "2019-20-q4", and in no other way."""
    match = re.fullmatch(r"([0-9]{4})-[0-9]{2}-q([1-4])", text)
    if match is not None and EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        quarter = Quarter(FinancialYear(int(match[1])), int(match[2]))
        if quarter.code == text:
            return quarter
    raise ValueError(
        f"“{text}” is not a quarter. Write the financial year and the quarter "
        "as in 2019-20-q4 (January to March 2020)."
    )


def _index(month: date) -> int:
    """Months since the year 0, so that months can be counted."""
    if month.day != 1:
        raise ValueError(
            f"A month is the date of its first day; {day_label(month)} is a day within one."
        )
    return month.year * 12 + month.month - 1


def _month_at(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
