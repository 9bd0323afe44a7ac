"""The share of assessments that ended in a reablement plan: a ratio of sums."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reablement.sheet import CategoryKey, Sheet, Sum

PLAN = CategoryKey("outcome", "plan")


@dataclass(frozen=True, slots=True)
class PlanRate:
    """Plans of assessments; the rate is None where nothing was sent or nobody was assessed."""

    name: str
    plans: Sum
    assessments: Sum

    @property
    def rate(self) -> Fraction | None:
        """Plans per assessment, exact."""
        if self.plans.count is None or not self.assessments.count:
            return None
        return Fraction(self.plans.count, self.assessments.count)

    @property
    def provisional(self) -> bool:
        """Whether either number is open."""
        return self.plans.provisional or self.assessments.provisional

    @property
    def hidden(self) -> bool:
        """Whether either number is hidden from the reader."""
        return self.plans.hidden or self.assessments.hidden


def plan_rate(name: str, sheet: Sheet, communities: Collection[str]) -> PlanRate:
    """The plan rate of some communities together, over all months of the sheet."""
    outcomes: Sequence[CategoryKey] = sheet.of_cut("outcome")
    return PlanRate(
        name,
        sheet.sum(months=sheet.months, communities=communities, categories=[PLAN]),
        sheet.sum(months=sheet.months, communities=communities, categories=outcomes),
    )
