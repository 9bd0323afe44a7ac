"""What a reader should take away from a quarter's figures, in words."""

from collections.abc import Sequence

from iccportal.lib.rounding import format_number, format_percent
from reablement.plan_rate import PlanRate

PROVISIONAL = (
    "[p] means provisional: the sheet’s printed totals leave the figure open, and it is one of "
    "the possible answers. A sum that every answer makes the same has no mark."
)
NOT_PRINTED = (
    "In the table, – means that the sheet has no such row for the month: nobody was counted."
)
NOT_SENT = "“Not sent” means that no figure came, which is not the same as zero."
HIDDEN = "What this chart comes to is not told, to protect small numbers."
ADDED_AS_SHOWN = "A quarter adds up its months as they are shown, if all of them are."
WHAT_IS_COUNTED = (
    "Counted are completed assessments. These are not the adult social care outcome measures of "
    "reablement, which follow people after they leave hospital."
)


def listed(words: Sequence[str]) -> str:
    """The words as people list them: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def said(count: int, whole: int, name: str) -> str:
    """One part of a whole: "326 Reablement Plan (69.1%)"."""
    return f"{count:,} {name} ({format_percent(count, whole)})"


def outcomes(quarter: str, whole: int, counts: Sequence[tuple[str, int]]) -> str:
    """How many assessments a quarter saw, and how they ended; by name of outcome, if shown."""
    parts = [said(count, whole, name) for name, count in counts]
    if not parts:
        return f"{whole:,} assessments were completed in {quarter}."
    return f"{whole:,} assessments were completed in {quarter}: {listed(parts)}."


def routes(name: str, months: Sequence[tuple[str, int, int]]) -> str:
    """How much of each month the most frequent route was; months by label, part and whole."""
    parts = [
        f"{count:,} of {whole:,} ({format_percent(count, whole)}) in {month}"
        for month, count, whole in months
    ]
    return (
        f"The most frequent route was {name}: {listed(parts)}. The months of one quarter "
        "are too few to tell a change from the usual ups and downs."
    )


def plan_rates(rates: Sequence[PlanRate], overall: PlanRate) -> str:
    """The plan rate over all, and how far communities lie apart."""
    plans, assessments = overall.plans.count, overall.assessments.count
    words = (
        f"{format_number(plans)} of {format_number(assessments)} assessments "
        f"({format_percent(plans, assessments)}) ended in a reablement plan."
    )
    known = sorted(rate.rate for rate in rates if rate.rate is not None)
    if len(known) < 2:
        return words
    sizes = sorted(rate.assessments.count or 0 for rate in rates if rate.rate is not None)
    return (
        f"{words} Communities range from {format_percent(known[0], 1)} to "
        f"{format_percent(known[-1], 1)}; with {sizes[0]:,} to {sizes[-1]:,} assessments each, "
        "part of that is chance."
    )
