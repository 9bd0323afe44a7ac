"""Who finds which hidden cells of a table, by everything that is shown of it. Pure.

Three attacks are tried, the quickest first: subtracting and narrowing, sum by sum; all sums taken
together by who knows of each small number that it is one, as everybody does where no other that is
hidden beside it can be; and all sums together by who does not.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic

from iccportal.lib.disclosure import BEYOND, Cornering, K, Number, Range, Sum, subtracted

if TYPE_CHECKING:
    from iccportal.lib.linear_bounds import LinearBounds

Reader = frozenset[Any]  # the cells that somebody knows in full


@dataclass(frozen=True)
class Table(Generic[K]):
    """The counts of cells, how they add up, and what is known of those that are hidden.

    `shown` is what each can be once it is shown; `small` are those that are hidden for what they
    are, at most `threshold`. Cells that are `unseen` are looked for by nobody.
    """

    counts: Mapping[K, Number]
    sums: Sequence[Sum[K]]
    shown: Mapping[K, Range]
    small: Collection[K]
    threshold: int
    unseen: frozenset[K]


@dataclass(frozen=True)
class _Settled(Generic[K]):
    """Of one attack, by reader: cells that stay open whatever else is hidden, and lost ones."""

    open: defaultdict[Reader, set[K]] = field(default_factory=lambda: defaultdict(set))
    lost: defaultdict[Reader, set[K]] = field(default_factory=lambda: defaultdict(set))


class Attacks(Generic[K]):
    """All attacks on a table, of which ever more is hidden, `most` of it at last."""

    def __init__(self, table: Table[K], most: frozenset[K], readers: Sequence[Reader]) -> None:
        self.table, self.most, self.readers = table, most, readers
        self._cornering = Cornering(table.sums)
        self._tellable: dict[frozenset[K], dict[K, Range]] = {}
        self._safe: dict[Reader, Collection[K]] = {}  # what was hidden when nothing was found
        self._sum_by_sum, self._if_small, self._together = (_Settled[K]() for _ in range(3))

    @cached_property
    def _bounds(self) -> "LinearBounds[K]":
        # the web process starts without the solver, and without numpy
        from iccportal.lib.linear_bounds import LinearBounds

        return LinearBounds([one.members for one in self.table.sums])

    def found(self, reader: Reader, hidden: Collection[K]) -> list[K]:
        """The hidden cells that a reader finds, but for those that no hiding protects."""
        if self._safe.get(reader) == hidden:
            return []
        now = frozenset(hidden)
        for attack in (self._sum_by_sum, self._if_small, self._together):
            asked = [cell for cell in hidden if self._is_asked(cell, attack, reader)]
            if found := self._attack(attack, reader, now, asked):
                anyway = self._attack(attack, reader, self.most, found)
                for other in self.readers:
                    if reader <= other:  # who knows more loses no less
                        attack.lost[other].update(anyway)
                if left := [cell for cell in found if cell not in attack.lost[reader]]:
                    return left
        self._safe[reader] = now
        return []

    def _is_asked(self, cell: K, attack: _Settled[K], reader: Reader) -> bool:
        if cell in reader or cell in self.table.unseen or cell in attack.lost[reader]:
            return False
        # who knows less finds no more
        return attack is not self._together or cell in self._if_small.lost[reader]

    def _attack(
        self, attack: _Settled[K], reader: Reader, hidden: frozenset[K], asked: Sequence[K]
    ) -> list[K]:
        """Those of some cells that the reader finds, if so many were hidden."""
        if not asked:
            return []
        ranges = self._narrowed(reader, hidden)
        if attack is self._sum_by_sum:
            found = set() if reader else set(subtracted(hidden, self.table.sums))
            return [cell for cell in asked if cell in found or ranges[cell][0] == ranges[cell][1]]
        if attack is self._if_small:
            most = self.table.threshold
            small = {cell: ranges[cell] for cell in self.table.small if cell in hidden}
            ranges |= {cell: (low, min(high, most)) for cell, (low, high) in small.items()}
        return self._without_move(asked, ranges, attack, reader, lasting=hidden is not self.most)

    def _without_move(
        self,
        asked: Sequence[K],
        ranges: Mapping[K, Range],
        attack: _Settled[K],
        reader: Reader,
        *,
        lasting: bool,
    ) -> list[K]:
        """Those that can be nothing else.

        What one reader finds to be possible is so for all who know none of the cells that would be
        others; it stays so where more is hidden, and is not `lasting` where less will be.
        """
        opened = attack.open if lasting else defaultdict[Reader, set[K]](set)
        waiting = [cell for cell in asked if cell not in opened[reader]]
        if waiting:
            self._bounds.know(self.table.counts, ranges)
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

    def _narrowed(self, reader: Reader, hidden: frozenset[K]) -> dict[K, Range]:
        """The ranges that narrowing leaves a reader."""
        own = {cell: (int(self.table.counts[cell]),) * 2 for cell in reader}
        return self._cornering.narrow(self._without_more(hidden) | own, own)

    def _without_more(self, hidden: frozenset[K]) -> dict[K, Range]:
        """What a reader who knows no cell in full can tell of all of them."""
        if hidden not in self._tellable:
            # what is known with every cell hidden is asked again and again
            least = {of: told for of, told in self._tellable.items() if of == self.most}
            ranges = {cell: self._range(cell, hidden) for cell in self.table.counts}
            self._tellable = {**least, hidden: self._cornering.narrow(ranges)}
        return self._tellable[hidden]

    def _range(self, cell: K, hidden: Collection[K]) -> Range:
        if cell in hidden:
            return (1, BEYOND) if self.table.counts[cell] else (0, BEYOND)
        return self.table.shown[cell]
