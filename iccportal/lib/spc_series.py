"""The checked input of an XmR chart: dated numbers in order, with a target for each.

Every fault is a ValueError with a sentence that says which item is at fault.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise
from numbers import Real
from operator import attrgetter
from typing import Any

from iccportal.lib.nhs_calendar import day_label

# Far beyond any figure, and small enough that no sum and no limit can overflow.
LARGEST = 1e300

Targets = float | Sequence[float | None] | None


@dataclass(frozen=True, slots=True)
class Point:
    """One dated figure and the target it is held against, None if there is none."""

    moment: datetime
    date: date
    value: float
    target: float | None


def points_in_order(dates: Iterable[date], values: Iterable[float], target: Targets) -> list[Point]:
    """The points by ascending date; values and targets come in the order of the dates given."""
    days = listed("dates", dates)
    numbers = [_number(f"Value {i}", value) for i, value in enumerate(listed("values", values), 1)]
    if not days:
        raise ValueError("The series is empty: a chart needs at least one point.")
    if len(days) != len(numbers):
        raise ValueError(f"There are {len(days)} dates but {len(numbers)} values.")
    moments = [moment_of(day) for day in days]
    targets = _targets(target, len(days))
    points = sorted(map(Point, moments, days, numbers, targets), key=attrgetter("moment"))
    _refuse_repeated_dates(points)
    return points


def moment_of(day: Any) -> datetime:
    """A date as its midnight, so that dates and datetimes can be put in one order."""
    # A missing date of pandas (NaT) calls itself a datetime, but does not equal itself.
    if not isinstance(day, date) or day != day:
        raise ValueError(f"{day!r} is not a date.")
    if not isinstance(day, datetime):
        return datetime.combine(day, time.min)
    if day.tzinfo is not None:
        raise ValueError(f"{day!r} has a time zone; the dates of a chart have none.")
    return day


def listed(name: str, items: Any) -> list[Any]:
    """The items as a list; text and single things are refused by name."""
    if isinstance(items, str) or not isinstance(items, Iterable):
        raise ValueError(f"The {name} must be a list, not {items!r}.")
    return list(items)


def _number(what: str, value: Any) -> float:
    if isinstance(value, Real | Decimal) and not isinstance(value, bool):
        with suppress(OverflowError):
            number = float(value)
            if abs(number) <= LARGEST:
                return number
    raise ValueError(f"{what} must be a finite number, not {value!r}.")


def _targets(target: Any, count: int) -> list[float | None]:
    if target is None:
        return [None] * count
    if isinstance(target, Real | Decimal):
        return [_number("The target", target)] * count
    targets = listed("targets", target)
    if len(targets) != count:
        raise ValueError(f"There are {count} dates but {len(targets)} targets.")
    return [
        None if each is None else _number(f"Target {i}", each) for i, each in enumerate(targets, 1)
    ]


def _refuse_repeated_dates(points: Sequence[Point]) -> None:
    for earlier, later in pairwise(points):
        if earlier.moment == later.moment:
            raise ValueError(f"Two points have the date {day_label(later.date)}.")
