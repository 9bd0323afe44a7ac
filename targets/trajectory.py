"""Which trajectory was in force in each month, and every community's part of it."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from targets.apportionment import MonthFigures, MonthPlan, apportion


@dataclass(frozen=True)
class ShareSet:
    """The shares of one rebase: activity in its window by community, and the plan it shares out.

    `trajectory` is the id of the trajectory whose months are shared out, `batch` the one that
    brought it. `source` is where the activity came from, `illustrative` whether any was made up.
    `window` is the months of it.
    """

    rebase: int
    trajectory: int
    batch: int
    effective_from: date
    illustrative: bool
    source: str
    activity: Mapping[str, int]
    window: Sequence[date] = ()

    @property
    def total(self) -> int:
        """The whole's activity in the window."""
        return sum(self.activity.values())

    def share(self, communities: Collection[str]) -> Fraction:
        """The part, from 0 to 1, of the communities together."""
        return Fraction(sum(self.activity.get(code, 0) for code in communities), self.total)


@dataclass(frozen=True)
class InForce:
    """The trajectory that was in force in each month, shared out by the shares then in force.

    Months before the first rebase, and months that nothing is planned for, have no entry.
    """

    months: Mapping[date, MonthFigures]
    sets: Sequence[ShareSet]

    @property
    def batches(self) -> frozenset[int]:
        """The batches that the trajectories came in."""
        return frozenset(each.batch for each in self.sets)

    @property
    def illustrative(self) -> bool:
        """Whether any shares were worked out from made-up activity."""
        return any(each.illustrative for each in self.sets)

    def whole(self, communities: Collection[str], month: date) -> int | None:
        """The planned figure of the communities together, in whole numbers."""
        figures = self.months.get(month)
        if figures is None:
            return None
        return sum(figures.whole.get(code, 0) for code in communities)

    def exact(self, communities: Collection[str], month: date) -> Fraction | None:
        """The same before rounding."""
        figures = self.months.get(month)
        if figures is None:
            return None
        return sum((figures.exact(c) for c in communities if c in figures.activity), Fraction(0))

    def planned(self, month: date) -> int | None:
        """The whole's planned figure."""
        figures = self.months.get(month)
        return None if figures is None else figures.planned

    def batch(self, month: date) -> int | None:
        """The batch that brought what is planned for the month."""
        shares = self.set_of(month)
        return None if shares is None else shares.batch

    def set_of(self, month: date) -> ShareSet | None:
        """The shares in force in the month."""
        place = bisect_right([each.effective_from for each in self.sets], month)
        return self.sets[place - 1] if place else None


def in_force(plans: Mapping[int, Mapping[date, int]], sets: Iterable[ShareSet]) -> InForce:
    """Share out every planned month by the latest rebase that took effect before or in it.

    `plans` are the planned months of each trajectory, by its id. What rounding leaves over is
    carried within the financial year, across its rebases; a later rebase changes no month before.
    """
    ordered = sorted(sets, key=lambda each: each.effective_from)
    found = InForce({}, ordered)
    months = sorted({month for plan in plans.values() for month in plan})
    shared_out = []
    for month in months:
        shares = found.set_of(month)
        if shares is not None and month in plans[shares.trajectory]:
            shared_out.append(MonthPlan(month, plans[shares.trajectory][month], shares.activity))
    return InForce({figures.month: figures for figures in apportion(shared_out)}, ordered)
