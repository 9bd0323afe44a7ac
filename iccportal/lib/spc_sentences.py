"""What a control chart says about its latest month, in plain words.

Words of improvement and never of blame: a change for the worse is "worth a closer look".
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise, takewhile

from iccportal.lib.nhs_calendar import add_months, first_of_month, month_label, month_name
from iccportal.lib.spc import Xmr
from iccportal.lib.spc_rules import (
    ABOVE_LIMIT,
    BELOW_LIMIT,
    CLOSE_ABOVE,
    CLOSE_BELOW,
    COMMON_CAUSE,
    FALLING,
    RISING,
    RUN_ABOVE,
    RUN_BELOW,
)

NO_CHANGE = "No significant change."

_FINDINGS = {
    ABOVE_LIMIT: "Higher than expected in {month}",
    BELOW_LIMIT: "Lower than expected in {month}",
    RISING: "Rising over {trend} in a row",
    FALLING: "Falling over {trend} in a row",
    CLOSE_ABOVE: "Close to the upper limit in at least 2 of the last {three}",
    CLOSE_BELOW: "Close to the lower limit in at least 2 of the last {three}",
    RUN_ABOVE: "Higher than average for {run} in a row",
    RUN_BELOW: "Lower than average for {run} in a row",
}
_VERDICTS = {
    "improvement": "an improvement",
    "concern": "worth a closer look",
    "neutral": "a significant change",
}
_PROSPECTS = {
    "pass": "likely to be met if nothing changes",
    "fail": "not likely to be met unless something changes",
}


def change_sentence(chart: Xmr) -> str:
    """What the latest point shows: a change and what it means, or no significant change."""
    cause = chart.special_cause[-1]
    if cause == COMMON_CAUSE:
        return NO_CHANGE
    group = chart.groups[-1]
    dates, values = chart.dates[group.start :], chart.values[group.start :]
    from_mean = [value - chart.mean[-1] for value in values]
    steps = [later - earlier for earlier, later in pairwise(values)]
    finding = _FINDINGS[cause].format(
        month=month_name(dates[-1]),
        three=_spell(dates[-3:]),
        run=_spell(dates[-_streak(from_mean) :]),
        trend=_spell(dates[-_streak(steps) - 1 :]),
    )
    nature = chart.variation_icon.partition("_")[0]
    return f"{finding}: {_VERDICTS[nature]}."


def target_sentence(chart: Xmr, target_name: str) -> str:
    """How the latest month's target stands to the expected range; empty if there is none."""
    target = chart.target[-1]
    if target is None or chart.assurance_icon is None:
        return ""
    subject = f"The {target_name} for {month_label(chart.dates[-1])} lies"
    if chart.assurance_icon == "inconsistent":
        return f"{subject} within the expected range: it may or may not be met, by chance."
    side = "above" if target > chart.upl[-1] else "below"
    return f"{subject} {side} the expected range: it is {_PROSPECTS[chart.assurance_icon]}."


def _streak(differences: Sequence[float]) -> int:
    """How many of the latest differences go the way of the very last one."""
    upwards = differences[-1] > 0
    same_way = takewhile(lambda each: each > 0 if upwards else each < 0, reversed(differences))
    return sum(1 for _ in same_way)


def _spell(dates: Sequence[date]) -> str:
    """ "7 months", or "7 figures" where a month among them is missing."""
    months = [first_of_month(day) for day in dates]
    unbroken = all(add_months(earlier, 1) == later for earlier, later in pairwise(months))
    return f"{len(dates)} {'months' if unbroken else 'figures'}"
