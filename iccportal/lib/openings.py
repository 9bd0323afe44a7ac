"""Which cells can be something else by all sums together, of which the solver is asked. Pure.

It is asked as seldom as can be: what one reader finds to be possible is so for all who know none of
the cells that would be others.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic

from iccportal.lib.disclosure import K, Limit, Number, Sum

if TYPE_CHECKING:
    from iccportal.lib.linear_bounds import LinearBounds

Reader = frozenset[Any]  # the cells that somebody knows in full
Opened = defaultdict[Reader, set[K]]  # by reader, the cells that can be something else


class Openings(Generic[K]):
    """The true counts of cells, how they add up, who reads, and limits that may be told.

    Beside limits, cells that are `whole` are taken for whole numbers.
    """

    def __init__(
        self,
        counts: Mapping[K, Number],
        sums: Sequence[Sum[K]],
        readers: Sequence[Reader],
        limits: Sequence[Limit[K]] = (),
        whole: Collection[K] = (),
    ) -> None:
        self.counts, self.sums, self.readers = counts, sums, readers
        self.limits, self.whole = limits, whole

    def fixed(
        self,
        asked: Sequence[K],
        reader: Reader,
        ranges: Mapping[K, tuple[Number, Number]],
        opened: Opened[K],
        told: Collection[Limit[K]] = (),
    ) -> list[K]:
        """Those that can be nothing else, of some that are not opened yet; others will be then."""
        waiting = [cell for cell in asked if cell not in opened[reader]]
        if waiting:
            self._bounds.know(self.counts, ranges, told)
        found: list[K] = []
        for cell in waiting:
            if cell in opened[reader]:
                continue
            move = self._bounds.move(cell)
            if move is None:
                found.append(cell)
                continue
            for other in self.readers:
                if other.isdisjoint(move.moved):
                    opened[other] |= move.other
        return found

    @cached_property
    def _bounds(self) -> "LinearBounds[K]":
        # the web process starts without the solver, and without numpy
        from iccportal.lib.linear_bounds import LinearBounds

        return LinearBounds([one.members for one in self.sums], self.limits, self.whole)
