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
from outcomes.levels import HIGHEST, LEVELS, LevelSets
from outcomes.pam_counts import REPEAT, moved

QUARTERS: Final = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))

Move = tuple[int, int]  # from a level to a level


@dataclass(frozen=True, slots=True)
class OfPlace:
    """The changes of a community's people, and how many moved from level to level."""

    changes: Sequence[Decimal]
    moves: Mapping[Move, int]


@dataclass(frozen=True, slots=True)
class _Limit:
    """How many at most changed by less than a quartile, or by more, beside those who moved so.

    `least` is how many moved so at least, by community; in those of `hidden` some number is.
    """

    value: Fraction
    is_above: bool
    most: int
    least: Mapping[str, int]
    hidden: Area
    together: Mapping[Move, int | None]


@dataclass(frozen=True)
class Quartiles:
    """What quartiles are told beside: `places` by their codes, and what is shown of areas.

    Each of `readers` is the communities that somebody reads in full;
    `levels` are the sets that anybody is read by.
    """

    places: Mapping[str, OfPlace]
    published: Mapping[Area, Shown]
    readers: Collection[Area]
    levels: LevelSets
    rule: Rule

    def leave_open(self, own: Area, told: Spread) -> bool:
        """Whether the quartiles of an area's people give no hidden count away to anybody."""
        least, most = self.rule.can_be(self.published[own][REPEAT] or 0)
        numbers = range(least, most + 1)
        values = [Fraction(value or 0) for value in (told.lower, told.median, told.upper)]
        limits = [self._limit(own, *one) for one in self._limits(values, numbers)]
        readers = dict.fromkeys([frozenset[str](), *(own & reader for reader in self.readers)])
        return all(
            self._is_number_open(reader, values, numbers)
            and all(self._is_open(reader, limit) for limit in limits)
            for reader in readers
            if reader != own
        )

    def _is_number_open(
        self, reader: Area, values: Sequence[Fraction], numbers: Sequence[int]
    ) -> bool:
        """Whether every number of people fits the quartiles and what a reader knows.

        One that does not could be what leaves a single number of all that counts leave.
        """
        known = self._changes(reader)
        possible = [n for n in numbers if n >= len(known)]
        return all(
            _fits(known, n, *one) for n in possible for one in zip(QUARTERS, values, strict=True)
        )

    def _limits(
        self, values: Sequence[Fraction], numbers: Sequence[int]
    ) -> Iterator[tuple[Fraction, bool, int, Sequence[Move]]]:
        """How many at most changed by less, or more, than each quartile, and whose moves do."""
        for at, value in zip(QUARTERS, values, strict=True):
            yield value, False, max(ceil(at * n) - 1 for n in numbers), self._below(value)
            yield value, True, max(n - ceil(at * n) for n in numbers), self._above(value)

    def _limit(
        self, own: Area, value: Fraction, above: bool, most: int, moves: Sequence[Move]
    ) -> _Limit:
        names = [moved(*move) for move in moves]
        by_place = {
            code: [self.published[frozenset([code])][name] for name in names] for code in own
        }
        return _Limit(
            value,
            above,
            most,
            {code: sum(map(self._least, counts)) for code, counts in by_place.items()},
            frozenset(code for code, counts in by_place.items() if None in counts),
            {move: self.published[own][name] for move, name in zip(moves, names, strict=True)},
        )

    def _is_open(self, reader: Area, limit: _Limit) -> bool:
        """Whether there is room for any hidden number to be any small one, if one is hidden."""
        if None not in limit.together.values() and limit.hidden <= reader:
            return True
        known = self._changes(reader)
        is_beyond = bisect_left(known, limit.value)
        if limit.is_above:
            is_beyond = len(known) - bisect_right(known, limit.value)
        apart = sum(limit.least.values()) - sum(limit.least[code] for code in reader)
        together = sum(
            max(0, self._least(count) - sum(self.places[c].moves.get(move, 0) for c in reader))
            for move, count in limit.together.items()
        )
        return limit.most - is_beyond - max(apart, together) >= self.rule.threshold

    def _changes(self, reader: Area) -> Sequence[Decimal]:
        return sorted(chain.from_iterable(self.places[code].changes for code in reader))

    def _least(self, count: int | None) -> int:
        return 1 if count is None else self.rule.can_be(count)[0]

    def _below(self, value: Fraction) -> list[Move]:
        """The moves of people whose change was certainly less."""
        return [
            (before, after)
            for before, after in product(LEVELS, LEVELS)
            for most in [max(one.ends(after) - one.starts(before) for one in self.levels.sets)]
            if (most < value if after == HIGHEST else most <= value)
        ]

    def _above(self, value: Fraction) -> list[Move]:
        """The moves of people whose change was certainly more."""
        return [
            (before, after)
            for before, after in product(LEVELS, LEVELS)
            for least in [min(one.starts(after) - one.ends(before) for one in self.levels.sets)]
            if (least > value if before == HIGHEST else least >= value)
        ]


def _fits(known: Sequence[Decimal], number: int, at: Fraction, value: Fraction) -> bool:
    """Whether a quartile may be that of so many people, of whom some changes are known."""
    rank, others = ceil(at * number), number - len(known)
    return bisect_left(known, value) < rank <= bisect_right(known, value) + others
