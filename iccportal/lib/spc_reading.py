"""What the portal shows of a control chart, where the method alone would mislead.

The method (`spc`) always answers; the portal says so in words where an icon would claim more than
is known: no limits, too few months, or limits that the screening of outliers closed upon the mean.
Limits are recalculated only where a person asked for it, and the reason is told.
"""

import math
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import TypeVar

from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.spc import ENOUGH_POINTS, Xmr, xmr
from iccportal.lib.spc_sentences import change_sentence, target_sentence
from iccportal.lib.spc_series import Targets, moment_of

Item = TypeVar("Item")

FEWEST_POINTS_FOR_ICONS = 7
COMMON_CAUSE_POINT = "common_cause"

NO_LIMITS = "Not enough variation to set limits."
TOO_EARLY = "Too early to tell what is changing."
OTHERS_IN_IT = (
    "Other communities are in it in some months than in others, so its months are not compared."
)
NOT_SCREENED = (
    "Outliers count towards the limits: without them there was no variation left to set limits by."
)

VARIATION_WORDS = {
    "common_cause": "Common cause variation: no significant change",
    "improvement_high": "Special cause variation of an improving nature: higher",
    "improvement_low": "Special cause variation of an improving nature: lower",
    "concern_high": "Special cause variation, worth a closer look: higher",
    "concern_low": "Special cause variation, worth a closer look: lower",
    "neutral_high": "Special cause variation, neither better nor worse: higher",
    "neutral_low": "Special cause variation, neither better nor worse: lower",
}
ASSURANCE_WORDS = {
    "pass": "Expected to meet the target consistently if nothing changes",
    "fail": "Not expected to meet the target unless something changes",
    "inconsistent": "May or may not meet the target: it lies within the expected range",
}


@dataclass(frozen=True)
class Reading:
    """A chart with what may be said of it; an icon is None where none is to be shown."""

    chart: Xmr
    variation: str | None
    assurance: str | None
    sentence: str
    target_sentence: str
    notes: tuple[str, ...]


def reading(
    dates: Iterable[date],
    values: Iterable[float],
    *,
    improvement: str,
    target: Targets = None,
    recalculations: Iterable[tuple[date, str]] = (),
    target_name: str = "target",
    possible: tuple[float, float] = (-math.inf, math.inf),
    made_of: Sequence[Hashable] = (),
) -> Reading:
    """The chart of one series of months and what to say of it.

    Months without a figure are left out by the caller. `target` is as for `xmr`; `target_name` is
    what the sentence calls it, such as "trajectory". `recalculations` are (month, reason): the
    first figure from that month on begins the new limits. `possible` is from where to where a
    figure can lie at all: limits are drawn no further. `made_of` tells of each figure whose it is:
    where one calculation takes in figures of others, it shows neither limits nor what stands out.
    ValueError as for `xmr`.
    """
    days = list(dates)
    restarts = _restarts(days, recalculations)
    draw = partial(
        xmr,
        days,
        list(values),
        improvement=improvement,
        target=target,
        rebase=[start for start, _ in restarts],
    )
    chart = draw()
    mixed = _mixed(chart.groups, made_of)
    chart = _silenced(chart, mixed)
    collapsed = [low == high for low, high in zip(chart.lpl, chart.upl, strict=True)]
    if any(collapsed):
        chart = _opened_where(collapsed, chart, draw(screen_outliers=False))
    icons = _has_limits(chart) and len(chart.groups[-1]) >= FEWEST_POINTS_FOR_ICONS
    return Reading(
        chart=_within(possible, chart),
        variation=chart.variation_icon if icons else None,
        assurance=chart.assurance_icon if icons else None,
        sentence=OTHERS_IN_IT if len(days) - 1 in mixed else _sentence(chart),
        target_sentence=target_sentence(chart, target_name) if icons else "",
        notes=(
            *_few_points_notes(chart),
            *([NOT_SCREENED] if any(collapsed) else []),
            *(note for _, note in restarts),
        ),
    )


def untold(found: Reading) -> Reading:
    """The chart without what it says of its last point, where that is not the latest figure."""
    return replace(found, variation=None, assurance=None, sentence="", target_sentence="")


def _restarts(
    days: Sequence[date], recalculations: Iterable[tuple[date, str]]
) -> list[tuple[date, str]]:
    """The first figure of each new group with the note that tells why; none outside the series.

    A recalculation in a month without a figure takes effect at the next one: the method itself
    would pass over it without a word.
    """
    moments = sorted(map(moment_of, days))
    restarts: list[tuple[date, str]] = []
    for month, reason in sorted(recalculations):
        since = [moment for moment in moments if moment >= moment_of(month)]
        is_within = len(since) < len(moments) or moment_of(month) in since
        if since and is_within:
            note = f"Limits recalculated from {month_label(month)}: {reason.rstrip('.')}."
            restarts.append((since[0], note))
    return restarts


def _opened_where(collapsed: Sequence[bool], screened: Xmr, unscreened: Xmr) -> Xmr:
    """The screened chart with the groups that collapsed taken from the unscreened one.

    Groups are calculated apart, so the points of one chart can stand beside those of the other.
    """
    charts = [unscreened if each else screened for each in collapsed]
    return replace(
        screened,
        lpl=[chart.lpl[i] for i, chart in enumerate(charts)],
        upl=[chart.upl[i] for i, chart in enumerate(charts)],
        special_cause=[chart.special_cause[i] for i, chart in enumerate(charts)],
        point_type=[chart.point_type[i] for i, chart in enumerate(charts)],
        variation_icon=charts[-1].variation_icon,
        assurance_icon=charts[-1].assurance_icon,
    )


def _mixed(groups: Iterable[range], made_of: Sequence[Hashable]) -> set[int]:
    """The positions of the points in groups whose figures are not all of the same."""
    mixed = (group for group in groups if len(set(made_of[group.start : group.stop])) > 1)
    return set(chain.from_iterable(mixed))


def _silenced(chart: Xmr, places: Container[int]) -> Xmr:
    """The chart without limits, and without points that stand out, at these positions."""
    kept = partial(_but_at, places)
    return replace(
        chart,
        lpl=kept(chart.lpl, math.nan),
        upl=kept(chart.upl, math.nan),
        point_type=kept(chart.point_type, COMMON_CAUSE_POINT),
    )


def _but_at(places: Container[int], items: Iterable[Item], other: Item) -> list[Item]:
    return [other if place in places else item for place, item in enumerate(items)]


def _within(possible: tuple[float, float], chart: Xmr) -> Xmr:
    """The chart with limits where figures can lie; which point is which was decided without."""
    lowest, highest = possible
    return replace(
        chart,
        lpl=[max(limit, lowest) for limit in chart.lpl],
        upl=[min(limit, highest) for limit in chart.upl],
    )


def _has_limits(chart: Xmr) -> bool:
    return not math.isnan(chart.upl[-1])


def _sentence(chart: Xmr) -> str:
    if len(chart.groups[-1]) < FEWEST_POINTS_FOR_ICONS:
        return TOO_EARLY
    return change_sentence(chart) if _has_limits(chart) else NO_LIMITS


def _few_points_notes(chart: Xmr) -> list[str]:
    notes = []
    for group in chart.groups:
        if len(group) < ENOUGH_POINTS and not math.isnan(chart.upl[group.start]):
            first, last = (month_label(chart.dates[i]) for i in (group[0], group[-1]))
            notes.append(
                f"Trial limits, {first} to {last}: they rest on {len(group)} figures, "
                f"fewer than {ENOUGH_POINTS}."
            )
    latest = len(chart.groups[-1])
    if latest < FEWEST_POINTS_FOR_ICONS:
        notes.append(
            f"Icons are shown from {FEWEST_POINTS_FOR_ICONS} figures on; "
            f"the latest limits have {latest} so far."
        )
    return notes
