"""Statistical process control: the XmR chart of the NHS programme Making Data Count.

The method is that of the R package NHSRplotthedots 0.2.2, its edges included; the labels are its
words. What the portal shows where the method alone would mislead is decided above this, in
`spc_reading`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, groupby
from numbers import Integral
from typing import Any

from iccportal.lib.spc_limits import Limits, limits_of
from iccportal.lib.spc_rules import COMMON_CAUSE, HIGH, special_causes
from iccportal.lib.spc_series import Targets, listed, moment_of, points_in_order

# What a high and a low special cause mean, by the direction that is better.
NATURES = {
    "increase": ("improvement", "concern"),
    "decrease": ("concern", "improvement"),
    "neutral": ("neutral", "neutral"),
}
# The package's text speaks of 12 points, but its threshold is 13: twelve do warn.
ENOUGH_POINTS = 13
SHORTEST_BASELINE = 12


@dataclass(frozen=True)
class Xmr:
    """An XmR chart: parallel lists, one item per point in ascending date order, and two icons.

    `mean`, `lpl` and `upl` (lower and upper process limit) are in the unit of the values; the
    limits are NaN where no moving range is left. An icon is None where none is drawn.
    """

    dates: list[date]
    values: list[float]
    target: list[float | None]
    mean: list[float]
    lpl: list[float]
    upl: list[float]
    special_cause: list[str]
    point_type: list[str]
    rebase_group: list[int]
    short_group_warning: list[bool]
    variation_icon: str
    assurance_icon: str | None

    @property
    def groups(self) -> list[range]:
        """The positions of the points in each rebase group; lines break between the groups."""
        sizes = [len(list(group)) for _, group in groupby(self.rebase_group)]
        ends = list(accumulate(sizes))
        return [range(end - size, end) for end, size in zip(ends, sizes, strict=True)]


def xmr(
    dates: Iterable[date],
    values: Iterable[float],
    *,
    improvement: str,
    target: Targets = None,
    rebase: Iterable[date] = (),
    fix_after: int | None = None,
    screen_outliers: bool = True,
) -> Xmr:
    """The XmR chart of one series, in any order of dates.

    `improvement` is the direction that is better: "increase", "decrease" or "neutral". `target`
    is one number or one per date (None where a month has none). A point on a `rebase` date begins
    a new group, and every group is calculated by itself, from its first `fix_after` points.
    ValueError says what is wrong with the input.
    """
    _check_options(improvement, fix_after)
    points = points_in_order(dates, values, target)
    group_numbers = _group_numbers([point.moment for point in points], rebase)
    sizes = Counter(group_numbers)
    in_order = [point.value for point in points]
    limits: list[Limits] = []
    causes: list[str] = []
    for number in sizes:
        start = len(limits)
        members = in_order[start : start + sizes[number]]
        lines = limits_of(members[:fix_after], screen_outliers=screen_outliers)
        limits += [lines] * len(members)
        causes += special_causes(members, lines)
    return Xmr(
        dates=[point.date for point in points],
        values=in_order,
        target=[point.target for point in points],
        mean=[lines.mean for lines in limits],
        lpl=[lines.lower for lines in limits],
        upl=[lines.upper for lines in limits],
        special_cause=causes,
        point_type=[_point_type(cause, improvement) for cause in causes],
        rebase_group=group_numbers,
        short_group_warning=[sizes[number] < ENOUGH_POINTS for number in group_numbers],
        variation_icon=_variation_icon(causes[-1], improvement),
        assurance_icon=_assurance_icon(points[-1].target, limits[-1], improvement),
    )


def _check_options(improvement: Any, fix_after: Any) -> None:
    if improvement not in tuple(NATURES):
        raise ValueError(
            f"The direction of improvement is increase, decrease or neutral, not {improvement!r}."
        )
    if fix_after is None:
        return
    is_whole = isinstance(fix_after, Integral) and not isinstance(fix_after, bool)
    if not is_whole or fix_after < SHORTEST_BASELINE:
        raise ValueError(
            f"Limits are fixed after a whole number of points, {SHORTEST_BASELINE} or more, "
            f"not {fix_after!r}."
        )


def _group_numbers(moments: Sequence[datetime], rebase: Iterable[date]) -> list[int]:
    """The running count of rebase points; a rebase date that is no point's date counts nowhere."""
    starts = {moment_of(day) for day in listed("rebase dates", rebase)}
    return list(accumulate(int(moment in starts) for moment in moments))


def _point_type(cause: str, improvement: str) -> str:
    if cause == COMMON_CAUSE:
        return "common_cause"
    nature, level = _nature_and_level(cause, improvement)
    return f"special_cause_{nature}_{level}" if nature == "neutral" else f"special_cause_{nature}"


def _variation_icon(cause: str, improvement: str) -> str:
    if cause == COMMON_CAUSE:
        return "common_cause"
    return "_".join(_nature_and_level(cause, improvement))


def _nature_and_level(cause: str, improvement: str) -> tuple[str, str]:
    high, low = NATURES[improvement]
    return (high, "high") if cause in HIGH else (low, "low")


def _assurance_icon(target: float | None, limits: Limits, improvement: str) -> str | None:
    """Whether the latest point's target lies beyond its limits, and on the better side or not."""
    if target is None or improvement == "neutral":
        return None
    if target > limits.upper:
        return "fail" if improvement == "increase" else "pass"
    if target < limits.lower:
        return "pass" if improvement == "increase" else "fail"
    return "inconsistent"
