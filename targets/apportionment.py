"""Sharing the Bay's plan out among its communities, or its practices, exactly.

A unit's share is its activity in a 12-month window over that of all units. Its exact figure for
a month is its share of what is planned. Whole figures add up to the plan in every month; what
rounding leaves over is carried to the next month and is forgotten at the end of March.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from iccportal.lib.nhs_calendar import FinancialYear

# Whole numbers: 64 bits wide where they fit, Python's own where they would not.
Wholes = npt.NDArray[Any]
LARGEST_INT64 = 2**63 - 1
KEY_BITS = 62


@dataclass(frozen=True)
class MonthPlan:
    """What is planned for a month, and each unit's activity in the window then in force."""

    month: date
    planned: int
    activity: Mapping[str, int]


@dataclass(frozen=True)
class MonthFigures:
    """A month shared out: `whole` holds every unit of `activity` and adds up to `planned`."""

    month: date
    planned: int
    activity: Mapping[str, int]
    total: int
    whole: Mapping[str, int]

    def share(self, unit: str) -> Fraction:
        """The unit's part of all activity in the window, from 0 to 1."""
        return Fraction(self.activity[unit], self.total)

    def exact(self, unit: str) -> Fraction:
        """The unit's share of the planned figure, not rounded."""
        return Fraction(self.activity[unit] * self.planned, self.total)


def apportion(plans: Iterable[MonthPlan]) -> list[MonthFigures]:
    """Share out each month's plan in whole numbers, in the order of the months.

    Month by month the next admission goes where most is owed: where the exact figure of the
    financial year so far is furthest above the whole one; among equals, to the code that sorts
    first. So no figure is negative, and a unit whose exact figure is at least one in every month
    is always within one of its exact year to date. A unit without a share gets nothing.

    Raises ValueError for a month given twice, a negative number, or a window without activity.
    """
    ordered = sorted(plans, key=lambda plan: plan.month)
    _check(ordered)
    years = groupby(ordered, key=lambda plan: FinancialYear.of(plan.month))
    return [figures for _, year in years for figures in _share_out_year(list(year))]


def _check(plans: Sequence[MonthPlan]) -> None:
    for earlier, later in pairwise(plans):
        if earlier.month == later.month:
            raise ValueError(f"{later.month:%Y-%m} is planned twice.")
    for plan in plans:
        if plan.planned < 0:
            raise ValueError(f"The plan for {plan.month:%Y-%m} is negative.")


def _share_out_year(plans: Sequence[MonthPlan]) -> Iterator[MonthFigures]:
    """Share out the months of one financial year, carrying what is owed from each to the next."""
    # One share set usually holds for several months: turn each into an array once.
    share_sets = {id(plan.activity): plan.activity for plan in plans}
    units = sorted(set().union(*share_sets.values()))
    columns = {key: _column(units, activity) for key, activity in share_sets.items()}
    owed = _Owed.nothing(len(units))
    for plan in plans:
        column = columns[id(plan.activity)]
        total = sum(column.tolist())
        if total == 0:
            raise ValueError(f"No activity to share out {plan.month:%Y-%m} by.")
        owed = owed.and_share(column, total, plan.planned)
        whole = owed.settle(plan.planned, column > 0)
        owed = owed.less(whole)
        figures = dict(zip(units, whole.tolist(), strict=True))
        if len(units) > len(plan.activity):  # some units have a place in other share sets only
            figures = {unit: figures[unit] for unit in plan.activity}
        yield MonthFigures(plan.month, plan.planned, plan.activity, total, figures)


def _column(units: Sequence[str], activity: Mapping[str, int]) -> Wholes:
    counts = [activity.get(unit, 0) for unit in units]
    if min(counts, default=0) < 0:
        raise ValueError("Activity is negative.")
    return np.array(counts, dtype=_kind(max(counts, default=0)))


def _kind(largest: int) -> type:
    """The quickest kind of array that holds whole numbers up to `largest` exactly."""
    return np.int64 if largest <= LARGEST_INT64 else object


@dataclass(frozen=True)
class _Owed:
    """What each unit is owed in the year so far: `wholes` + `parts` / `base`, parts in [0, base).

    The base is a common multiple of the totals of the share sets so far, so that fractions of
    different share sets add up and compare exactly.
    """

    wholes: Wholes
    parts: Wholes
    base: int

    @classmethod
    def nothing(cls, units: int) -> "_Owed":
        return cls(np.zeros(units, dtype=np.int64), np.zeros(units, dtype=np.int64), 1)

    def and_share(self, activity: Wholes, total: int, planned: int) -> "_Owed":
        """What is owed when each unit's share of the month's plan is added."""
        base = lcm(self.base, total)
        amounts: Wholes = activity.astype(_kind(total * planned)) * planned
        quotients = amounts // total
        remainders = (amounts - quotients * total).astype(_kind(2 * base))
        parts = self.parts.astype(remainders.dtype) * (base // self.base)
        parts += remainders * (base // total)
        full = parts >= base
        parts[full] -= base
        return _Owed(self.wholes + quotients + full, parts, base)

    def settle(self, planned: int, sharing: npt.NDArray[np.bool_]) -> Wholes:
        """Give out `planned`, one at a time where most is owed, among the units `sharing`."""
        level = _level(self.wholes[sharing], planned)
        given = np.where(sharing, np.maximum(self.wholes - level, 0), 0)
        next_in_line = np.flatnonzero(sharing & (self.wholes >= level))
        given[self._most_owed(next_in_line, planned - int(given.sum()))] += 1
        return given

    def _most_owed(self, units: npt.NDArray[np.intp], count: int) -> list[int]:
        """The `count` of `units` with the largest parts; among equals, those that sort first."""
        if count == 0:
            return []
        keys = (self.parts[units] >> max(self.base.bit_length() - KEY_BITS, 0)).astype(np.int64)
        edge = np.partition(keys, -count)[-count]
        above: list[int] = units[keys > edge].tolist()
        at_edge = sorted(units[keys == edge].tolist(), key=lambda unit: -self.parts[unit])
        return above + at_edge[: count - len(above)]

    def less(self, given: Wholes) -> "_Owed":
        return _Owed(self.wholes - given, self.parts, self.base)


def _level(owed: Wholes, planned: int) -> int:
    """How far down to serve everyone: the level at which what is planned runs out.

    Serving down to a level means that whoever is owed more than it gets the difference.
    """

    def needed(level: int) -> int:
        return int(np.maximum(owed - level, 0).sum())

    level = 0
    while needed(level) > planned:
        level += 1
    while needed(level - 1) < planned:
        level -= 1
    return level
