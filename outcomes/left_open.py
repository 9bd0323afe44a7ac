"""Whether quartiles may be told beside counts of which some are hidden. Pure.

A quartile tells how many people changed by less. Set beside those who moved to a lower level, or
ranked among changes that a reader knows, it could leave one number for a hidden one: it is told
only where it leaves every hidden number open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain, product
from math import ceil
from typing import Final

from iccportal.lib.small_numbers import Rule, Shown
from measures.makeup import Area
from outcomes.change import Spread
from outcomes.levels import HIGHEST, LEVELS, LevelSet
from outcomes.pam_counts import REPEAT, moved

QUARTERS: Final = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))

Move = tuple[int, int]  # from a level to a level


@dataclass(frozen=True, slots=True)
class OfPlace:
    """The changes of a community's people, and how many moved from level to level."""

    changes: Sequence[Decimal]
    moves: Mapping[Move, int]


@dataclass(frozen=True)
class Quartiles:
    """What quartiles are told beside: `places` by their codes, and what is shown of areas.

    Each of `readers` is the communities that somebody reads in full.
    """

    places: Mapping[str, OfPlace]
    published: Mapping[Area, Shown]
    readers: Collection[Area]
    levels: LevelSet
    rule: Rule

    def leave_open(self, own: Area, told: Spread) -> bool:
        """Whether the quartiles of an area's people give no hidden count away to anybody."""
        readers = dict.fromkeys([frozenset[str](), *(own & reader for reader in self.readers)])
        return all(self._are_open_to(reader, own, told) for reader in readers if reader != own)

    def _are_open_to(self, reader: Area, own: Area, told: Spread) -> bool:
        known = sorted(chain.from_iterable(self.places[code].changes for code in reader))
        least, most = self.rule.can_be(self.published[own][REPEAT] or 0)
        numbers = range(least, most + 1)
        values = list(zip(QUARTERS, (told.lower, told.median, told.upper), strict=True))
        fit = [n for n in numbers if all(_fits(n, at, v or 0, known) for at, v in values)]
        return len(fit) > 1 and all(
            room >= self.rule.threshold
            for at, value in values
            for room in self._rooms(reader, own, numbers, at, value or Fraction(0), known)
        )

    def _rooms(
        self,
        reader: Area,
        own: Area,
        numbers: Sequence[int],
        at: Fraction,
        value: Fraction,
        known: Sequence[Decimal],
    ) -> Iterator[int]:
        """By how many more a quartile allows than there are at least, where any is hidden."""
        below = max(ceil(at * n) - 1 for n in numbers) - bisect_left(known, value)
        above = max(n - ceil(at * n) for n in numbers) - len(known) + bisect_right(known, value)
        for most, moves in ((below, self._below(value)), (above, self._above(value))):
            apart, together = self._shown(reader, own, moves)
            if None in chain(apart, together.values()):
                by_area = sum(
                    max(0, self._least(count) - self._known(reader, move))
                    for move, count in together.items()
                )
                yield most - max(sum(map(self._least, apart)), by_area)

    def _shown(
        self, reader: Area, own: Area, moves: Sequence[Move]
    ) -> tuple[list[int | None], dict[Move, int | None]]:
        """What is shown of some moves: of each community that is not the reader's, and of all."""
        others = [self.published[frozenset([code])] for code in sorted(own - reader)]
        apart = [shown[moved(*move)] for shown in others for move in moves]
        return apart, {move: self.published[own][moved(*move)] for move in moves}

    def _known(self, reader: Area, move: Move) -> int:
        return sum(self.places[code].moves.get(move, 0) for code in reader)

    def _least(self, count: int | None) -> int:
        return 1 if count is None else self.rule.can_be(count)[0]

    def _below(self, value: Fraction) -> list[Move]:
        """The moves of people whose change was certainly less."""
        return [
            (before, after)
            for before, after in product(LEVELS, LEVELS)
            for most in [self._end(after) - self._beginning(before)]
            if (most < value if after == HIGHEST else most <= value)
        ]

    def _above(self, value: Fraction) -> list[Move]:
        """The moves of people whose change was certainly more."""
        return [
            (before, after)
            for before, after in product(LEVELS, LEVELS)
            for least in [self._beginning(after) - self._end(before)]
            if (least > value if before == HIGHEST else least >= value)
        ]

    def _beginning(self, level: int) -> Fraction:
        return Fraction(0) if level == 1 else Fraction(self.levels.begins[level - 2])

    def _end(self, level: int) -> Fraction:
        """Where the next level begins, or the highest score, which is of its level itself."""
        return Fraction(100) if level == HIGHEST else Fraction(self.levels.begins[level - 1])


def _fits(number: int, at: Fraction, value: Fraction | int, known: Sequence[Decimal]) -> bool:
    """Whether a quartile may be that of so many people, of whom some changes are known."""
    rank, others = ceil(at * number), number - len(known)
    return bisect_left(known, value) < rank <= bisect_right(known, value) + others
