"""PAM levels: which of four a score is at, by a named set of cut-points.

Published sets print bands of scores with one decimal (47.0 ends level 1, 47.1 begins level 2).
A level begins exactly at its first printed score, so that a score between two bands, such as
47.05, is still at the lower level.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

LEVELS: Final = (1, 2, 3, 4)
HIGHEST: Final = 4
# As the levels are named in England (National Health Executive, May 2016).
NAMES: Final = {
    1: "Disengaged and overwhelmed",
    2: "Becoming aware, still struggling",
    3: "Taking action",
    4: "Maintaining behaviours, pushing further",
}


@dataclass(frozen=True, slots=True)
class LevelSet:
    """A set of cut-points: the first scores of levels 2, 3 and 4.

    It holds from `valid_from` on; None means since ever.
    """

    code: str
    name: str
    source: str
    begins: tuple[Decimal, Decimal, Decimal]
    valid_from: date | None = None

    def level(self, score: Decimal) -> int:
        """The level, 1 to 4, of a score from 0 to 100."""
        return 1 + sum(score >= first for first in self.begins)

    def starts(self, level: int) -> Decimal:
        """The first score of a level."""
        return Decimal(0) if level == LEVELS[0] else self.begins[level - 2]

    def ends(self, level: int) -> Decimal:
        """The first score of the next level, or the highest score, which is of its level itself."""
        return Decimal(100) if level == HIGHEST else self.begins[level - 1]


@dataclass(frozen=True, slots=True)
class LevelSets:
    """The sets that people's scores are read by, one or more, in order of their first days.

    A person's scores, repeats too, are read by the set in force on the day of the first. So a move
    between levels is the person's and not the set's, and nobody is counted again by another set:
    the two counts, set against each other, would tell of the few people between their cut-points.
    """

    sets: tuple[LevelSet, ...]

    def of(self, first: date) -> LevelSet:
        """The set for people first assessed on a day; the first one where none had begun."""
        begun = [one for one in self.sets if one.valid_from is None or one.valid_from <= first]
        return begun[-1] if begun else self.sets[0]

    def used(self, firsts: Iterable[date]) -> "LevelSets":
        """The sets that people first assessed on some days are read by; all for no days."""
        days = set(firsts)
        by = {self.of(day) for day in days} or set(self.sets)
        return LevelSets(tuple(one for one in self.sets if one in by))

    @property
    def name(self) -> str:
        """The names of all of them."""
        return "; ".join(one.name for one in self.sets)
