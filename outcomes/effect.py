"""How wellbeing changed between the first score and the latest repeat of the same people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import variance
from typing import Final

from iccportal.lib.small_numbers import Number, Shown, Sum
from iccportal.lib.student_t import two_sided
from outcomes.courses import Course
from outcomes.scales import SWEMWBS, WEMWBS

# About one standard error of measurement: Maheswaran and others 2012 (WEMWBS, 2.4 to 3.1) and
# Shah and others 2018 (SWEMWBS metric, 1.03).
MEANINGFUL: Final = {WEMWBS: Decimal(3), SWEMWBS: Decimal(1)}
# From the instruments' own guide: fewer pairs say little about a mean.
ENOUGH_PAIRS: Final = 30
CONFIDENCE: Final = 0.95
PAIRS, ROSE, SAME, FELL = "pairs", "rose", "same", "fell"
KINDS: Final = (ROSE, SAME, FELL)
SUMS: Final = (Sum(PAIRS, KINDS),)


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of the matched pairs of one instrument.

    The means before and of the change are exact, and None without a pair; `deviation`, the standard
    deviation of the changes, is None where there are fewer than two. `rose`, `same` and `fell`
    count people by whether their change was meaningful. What the reader is not shown is None; where
    that is `pairs`, nothing else is told either.
    """

    pairs: int | None
    before: Fraction | None = None
    change: Fraction | None = None
    deviation: float | None = None
    rose: int | None = 0
    same: int | None = 0
    fell: int | None = 0

    @property
    def after(self) -> Fraction | None:
        """The mean after."""
        return None if self.before is None or self.change is None else self.before + self.change

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
    def is_hidden(self) -> bool:
        """Whether there is a mean change that the reader is not shown."""
        return self.change is None and self.pairs != 0

    def as_shown(
        self, counts: Shown, before: Number | None, change: Number | None, deviation: float | None
    ) -> "Effect":
        """The same as it is shown outside the team, with the means as they are told there.

        How much changes vary tells how many rose where few did. So the interval is worked out with
        `deviation`, that of everybody's changes, as published; None for no interval.
        """
        pairs, rose, same, fell = (counts[name] for name in (PAIRS, *KINDS))
        if pairs is None:
            return Effect(None, rose=None, same=None, fell=None)
        at_first = None if before is None else Fraction(before)
        mean = None if change is None else Fraction(change)
        return Effect(pairs, at_first, mean, deviation, rose, same, fell)


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
    kinds = Counter(kind_of(change, instrument) for change in changes)
    return Effect(
        pairs=len(pairs),
        before=Fraction(sum(before for before, _ in pairs)) / len(pairs),
        change=Fraction(sum(changes)) / len(pairs),
        deviation=sqrt(variance(changes)) if len(changes) > 1 else None,
        rose=kinds[ROSE],
        same=kinds[SAME],
        fell=kinds[FELL],
    )


def kind_of(change: Decimal, instrument: str) -> str:
    """Whether a change is a meaningful rise, a meaningful fall, or neither."""
    enough = MEANINGFUL[instrument]
    if change >= enough:
        return ROSE
    return FELL if change <= -enough else SAME
