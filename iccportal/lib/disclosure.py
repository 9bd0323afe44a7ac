"""What a table gives away of the cells that it hides: two attacks on it. Pure.

A reader knows how cells add up. Subtraction takes every number that is shown for exact, and asks
which hidden cells follow. Cornering takes shown numbers for what they are, rounded, and narrows
the range of every cell by those of the others until nothing moves.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar

from iccportal.lib.certain_sums import CertainSums

K = TypeVar("K", bound=Hashable)
Number = int | Fraction
Range = tuple[int, int]  # the least and the most that a cell can be

BEYOND = 10**12  # more than anybody counts


@dataclass(frozen=True)
class Sum(Generic[K]):
    """A cell that is the sum of others."""

    total: K
    parts: tuple[K, ...]

    @cached_property
    def members(self) -> tuple[K, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Limit(Generic[K]):
    """Cells, each taken so many times, that come to nought or more."""

    times: tuple[tuple[K, Number], ...]


def subtracted(hidden: Collection[K], sums: Iterable[Sum[K]], asked: Collection[K]) -> list[K]:
    """Those of some hidden cells that adding and subtracting shown ones recovers."""
    if not asked:
        return []
    certain = CertainSums(
        {cell: 1 if cell == one.total else -1 for cell in one.members if cell in hidden}
        for one in sums
    )
    return [cell for cell in asked if {cell: 1} in certain]


class Cornering(Generic[K]):
    """Narrows the ranges of cells by those of the others, sum by sum, all cells being whole."""

    def __init__(self, sums: Sequence[Sum[K]]) -> None:
        self.sums = sums
        self._using: dict[K, list[int]] = {}
        for number, one in enumerate(sums):
            for cell in one.members:
                self._using.setdefault(cell, []).append(number)

    def narrow(
        self, ranges: Mapping[K, Range], changed: Iterable[K] | None = None
    ) -> dict[K, Range]:
        """The ranges that are left once every sum has been made use of.

        Where no sum has anything to say but for what is new of the cells `changed`, those go first.
        """
        found = dict(ranges)
        cells = ranges if changed is None else changed
        waiting = {number for cell in cells for number in self._using.get(cell, ())}
        while waiting:
            for cell, left in _narrowed(self.sums[waiting.pop()], found):
                found[cell] = left
                waiting.update(self._using[cell])
        return found


def _narrowed(one: Sum[K], ranges: Mapping[K, Range]) -> list[tuple[K, Range]]:
    """The members of a sum that its other members narrow, each with what is left of its range."""
    low, high = _added([ranges[part] for part in one.parts])
    least, most = ranges[one.total]
    found = [(one.total, (max(least, low), min(most, high)))]
    for part in one.parts:
        own_low, own_high = ranges[part]
        left = max(own_low, least - (high - own_high)), min(own_high, most - (low - own_low))
        found.append((part, left))
    return [(cell, left) for cell, left in found if left != ranges[cell]]


def _added(ranges: Sequence[Range]) -> Range:
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)
