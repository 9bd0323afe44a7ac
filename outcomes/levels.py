"""PAM levels: which of four a score is at, by a named set of cut-points.

Published sets print bands of scores with one decimal (47.0 ends level 1, 47.1 begins level 2).
A level begins exactly at its first printed score, so that a score between two bands, such as
47.05, is still at the lower level.
"""

from collections.abc import Sequence
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


def in_force(sets: Sequence[LevelSet], day: date) -> LevelSet | None:
    """The set that holds on a day: the one that began last; None where none had begun."""
    begun = [one for one in sets if one.valid_from is None or one.valid_from <= day]
    return max(begun, key=lambda one: one.valid_from or date.min, default=None)
