"""What each unit is owed in a financial year so far, exactly, and who is served next."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

# Whole numbers: 64 bits wide where they fit, Python's own where they would not.
Wholes = npt.NDArray[Any]
LARGEST_INT64 = 2**63 - 1
KEY_BITS = 62


def _kind(largest: int) -> type:
    """The quickest kind of array that holds whole numbers up to `largest` exactly."""
    return np.int64 if largest <= LARGEST_INT64 else object


def column(counts: Sequence[int]) -> Wholes:
    """Each unit's activity, none of it negative, as an array."""
    return np.array(counts, dtype=_kind(max(counts)))


@dataclass(frozen=True)
class Owed:
    """What each unit is owed in the year so far: `wholes` + `parts` / `base`, parts in [0, base).

    The base is a common multiple of the totals of the share sets so far, so that fractions of
    different share sets add up and compare exactly.
    """

    wholes: Wholes
    parts: Wholes
    base: int

    @classmethod
    def nothing(cls, units: int) -> "Owed":
        """Where a financial year begins."""
        return cls(np.zeros(units, dtype=np.int64), np.zeros(units, dtype=np.int64), 1)

    def share_out(self, activity: Wholes, total: int, planned: int) -> tuple["Owed", list[int]]:
        """A month's plan given out in whole numbers, and what is then owed.

        The next one always goes where most is owed among the units with activity; among equals,
        to the one that comes first.
        """
        owed = self._and_share(activity, total, planned)
        given = owed._settle(planned, activity > 0)
        after = Owed(owed.wholes - given, owed.parts, owed.base)
        return after, given.tolist()

    def _and_share(self, activity: Wholes, total: int, planned: int) -> "Owed":
        """What is owed when each unit's share of the month's plan is added."""
        base = lcm(self.base, total)
        amounts: Wholes = activity.astype(_kind(total * planned)) * planned
        quotients = amounts // total
        remainders = (amounts - quotients * total).astype(_kind(2 * base))
        parts = self.parts.astype(remainders.dtype) * (base // self.base)
        parts += remainders * (base // total)
        full = parts >= base
        parts[full] -= base
        return Owed(self.wholes + quotients + full, parts, base)

    def _settle(self, planned: int, sharing: npt.NDArray[np.bool_]) -> Wholes:
        """Give out `planned`, one at a time where most is owed, among the units `sharing`."""
        level = _level(self.wholes[sharing], planned)
        given = np.where(sharing, np.maximum(self.wholes - level, 0), 0)
        next_in_line = np.flatnonzero(sharing & (self.wholes >= level))
        given[self._most_owed(next_in_line, planned - int(given.sum()))] += 1
        return given

    def _most_owed(self, units: npt.NDArray[np.intp], count: int) -> list[int]:
        """The `count` of `units` with the largest parts; among equals, those that sort first."""
        if count == 0:
            return []
        keys = (self.parts[units] >> max(self.base.bit_length() - KEY_BITS, 0)).astype(np.int64)
        edge = np.partition(keys, -count)[-count]
        above: list[int] = units[keys > edge].tolist()
        at_edge = sorted(units[keys == edge].tolist(), key=lambda unit: -self.parts[unit])
        return above + at_edge[: count - len(above)]


def _level(owed: Wholes, planned: int) -> int:
    """How far down to serve everyone: the level at which what is planned runs out.

    Serving down to a level means that whoever is owed more than it gets the difference.
    """

    def needed(level: int) -> int:
        return int(np.maximum(owed - level, 0).sum())

    level = 0
    while needed(level) > planned:
        level += 1
    while needed(level - 1) < planned:
        level -= 1
    return level
