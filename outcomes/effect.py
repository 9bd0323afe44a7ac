"""How wellbeing changed between the first score and the latest repeat of the same people."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import variance
from typing import Final

from iccportal.lib.small_numbers import Rule, Shown, Sum
from iccportal.lib.student_t import two_sided
from outcomes.courses import Course
from outcomes.scales import SWEMWBS, WEMWBS

# About one standard error of measurement: Maheswaran and others 2012 (WEMWBS, 2.4 to 3.1) and
# Shah and others 2018 (SWEMWBS metric, 1.03).
MEANINGFUL: Final = {WEMWBS: Decimal(3), SWEMWBS: Decimal(1)}
# From the instruments' own guide: fewer pairs say little about a mean.
ENOUGH_PAIRS: Final = 30
CONFIDENCE: Final = 0.95
# By how many points either way a published mean leaves open what all changes add up to: as much as
# lies between the lowest change that is no meaningful fall and the lowest that is a rise. A mean
# that tells no more does not tell how many rose.
OPEN_BY: Final = {WEMWBS: 5, SWEMWBS: 2}
# And by how many people of the mean: who takes own scores from everybody's has the others' sum, and
# would know how many they are by their own mean.
OPEN_PEOPLE: Final = 2
STEPS: Final = tuple(map(Fraction, ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20")))
SUMS: Final = (Sum("pairs", ("rose", "same", "fell")),)


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of the matched pairs of one instrument.

    Means are exact and None without a pair; `deviation`, the standard deviation of the changes, is
    None where there are fewer than two. `rose`, `same` and `fell` count people by whether their
    change was meaningful. A count that the reader is not shown is None; where that is `pairs`,
    nothing else is told either.
    """

    pairs: int | None
    before: Fraction | None = None
    after: Fraction | None = None
    deviation: float | None = None
    rose: int | None = 0
    same: int | None = 0
    fell: int | None = 0

    @property
    def change(self) -> Fraction | None:
        """The mean change."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% confidence interval of the mean change, by Student's t for matched pairs."""
        if self.change is None or self.deviation is None or not self.pairs:
            return None
        reach = two_sided(CONFIDENCE, self.pairs - 1) * self.deviation / sqrt(self.pairs)
        return float(self.change) - reach, float(self.change) + reach

    @property
    def with_care(self) -> bool:
        """Whether there are too few pairs to make much of the mean."""
        return self.pairs is not None and self.pairs < ENOUGH_PAIRS

    @property
    def hidden(self) -> bool:
        """Whether nothing is told of these people, for they are too few."""
        return self.pairs is None

    def as_shown(
        self, counts: Shown, instrument: str, rule: Rule, deviation: float | None = None
    ) -> "Effect":
        """The same as it is shown outside the team.

        An exact mean of whole scores tells how many people it is of, and how much their changes
        vary tells how many rose where few did. So means are rounded, that before and the mean
        change, and the interval is worked out with `deviation`, that of everybody's changes, as
        published; None for no interval.
        """
        pairs, rose, same, fell = (counts[name] for name in ("pairs", "rose", "same", "fell"))
        if pairs is None:
            return Effect(None, rose=None, same=None, fell=None)
        if self.before is None or self.change is None:
            return Effect(pairs, rose=rose, same=same, fell=fell)
        least = rule.can_be(pairs)[0]
        before, change = (
            _rounded(mean, least, OPEN_BY[instrument]) for mean in (self.before, self.change)
        )
        return Effect(pairs, before, before + change, deviation, rose, same, fell)


def step_of(people: int, open_by: Fraction | int) -> Fraction:
    """To what a mean of so many people at least is rounded, for their sum to be left open."""
    return next((step for step in STEPS if step * people >= 2 * open_by), STEPS[-1])


def _rounded(mean: Fraction, people: int, open_by: int) -> Fraction:
    """A mean of so many people at least, as it is published."""
    step = step_of(people, max(Fraction(open_by), OPEN_PEOPLE * abs(mean)))
    return round(mean / step) * step


def effect(courses: Sequence[Course], instrument: str) -> Effect:
    """The effect in the courses of one instrument; those without a repeat do not count.

    ValueError where a course is of another instrument: their scores never share a mean.
    """
    if any(course.first.instrument != instrument for course in courses):
        raise ValueError("Scores of two instruments never share a mean.")
    pairs = [(one.first.score, one.last.score) for one in courses if one.last is not None]
    if not pairs:
        return Effect(0)
    changes = [after - before for before, after in pairs]
    enough = MEANINGFUL[instrument]
    rose, fell = sum(c >= enough for c in changes), sum(c <= -enough for c in changes)
    return Effect(
        pairs=len(pairs),
        before=Fraction(sum(before for before, _ in pairs)) / len(pairs),
        after=Fraction(sum(after for _, after in pairs)) / len(pairs),
        deviation=sqrt(variance(changes)) if len(changes) > 1 else None,
        rose=rose,
        same=len(pairs) - rose - fell,
        fell=fell,
    )
