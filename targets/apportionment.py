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

from iccportal.lib.nhs_calendar import FinancialYear


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


def _check(ordered: Sequence[MonthPlan]) -> None:
    for earlier, later in pairwise(ordered):
        if earlier.month == later.month:
            raise ValueError(f"{later.month:%Y-%m} is planned twice.")
    for plan in ordered:
        if plan.planned < 0:
            raise ValueError(f"The plan for {plan.month:%Y-%m} is negative.")
    for activity in {id(plan.activity): plan.activity for plan in ordered}.values():
        if min(activity.values(), default=0) < 0:
            raise ValueError("Activity is negative.")
        if not any(activity.values()):
            raise ValueError("There is no activity in the window to share out by.")


def _share_out_year(plans: Sequence[MonthPlan]) -> Iterator[MonthFigures]:
    """Share out the months of one financial year, carrying what is owed from each to the next."""
    # Loaded here, because numpy costs a process 0.1 s and 12 MB, and most never share out.
    from targets.owed import Owed, column

    # One share set usually holds for several months: it becomes a column once.
    share_sets = {id(plan.activity): plan.activity for plan in plans}
    units = sorted(set().union(*share_sets.values()))
    totals = {key: sum(activity.values()) for key, activity in share_sets.items()}
    columns = {
        key: column([activity.get(unit, 0) for unit in units])
        for key, activity in share_sets.items()
    }
    owed = Owed.nothing(len(units))
    for plan in plans:
        key = id(plan.activity)
        owed, whole = owed.share_out(columns[key], totals[key], plan.planned)
        figures = dict(zip(units, whole, strict=True))
        if len(units) > len(plan.activity):  # some units have a place in other share sets only
            figures = {unit: figures[unit] for unit in plan.activity}
        yield MonthFigures(plan.month, plan.planned, plan.activity, totals[key], figures)
