"""Who finds which hidden cells of a table, by everything that is shown of it. Pure.

Three attacks are tried, the quickest first: subtracting and narrowing, sum by sum; all sums taken
together by who knows of each small number that it is one, as everybody does where no other that is
hidden beside it can be; and all sums together by who does not.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic

from iccportal.lib.disclosure import BEYOND, Cornering, K, Number, Range, Sum, subtracted
from iccportal.lib.openings import Opened, Openings, Reader

NOBODY: Final[Reader] = frozenset()  # who knows no cell in full


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

    open: Opened[K] = field(default_factory=lambda: defaultdict(set))
    lost: Opened[K] = field(default_factory=lambda: defaultdict(set))


class Attacks(Generic[K]):
    """All attacks on a table, of which ever more is hidden, `most` of it at last."""

    def __init__(self, table: Table[K], most: frozenset[K], readers: Sequence[Reader]) -> None:
        self.table, self.most, self.readers = table, most, readers
        self._cornering = Cornering(table.sums)
        self._openings = Openings(table.counts, table.sums, readers)
        # what readers can tell, by what is hidden
        self._ranges: dict[frozenset[K], dict[Reader, dict[K, Range]]] = {}
        self._safe: dict[Reader, Collection[K]] = {}  # what was hidden when nothing was found
        self._sum_by_sum, self._if_small, self._together = (_Settled[K]() for _ in range(3))

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
        ranges = self.ranges(reader, hidden, if_small=attack is self._if_small)
        # what stays so where more is hidden need not where less will be
        lasting = hidden is not self.most
        opened = attack.open if lasting else defaultdict[Reader, set[K]](set)
        if attack is not self._sum_by_sum:
            return self._openings.fixed(asked, reader, ranges, opened)
        found = set() if reader else self._subtracted(hidden, asked, opened[reader])
        return [cell for cell in asked if cell in found or ranges[cell][0] == ranges[cell][1]]

    def _subtracted(self, hidden: Collection[K], asked: Sequence[K], opened: set[K]) -> set[K]:
        """Those that subtraction recovers, of some that it is not open whether it does."""
        waiting = [cell for cell in asked if cell not in opened]
        found = subtracted(hidden, self.table.sums, waiting)
        opened.update(set(waiting).difference(found))
        return set(found)

    def ranges(
        self, reader: Reader, hidden: frozenset[K], *, if_small: bool = False
    ) -> dict[K, Range]:
        """What narrowing leaves a reader of each cell, who may know of small ones that they are."""
        known = self._known(hidden)
        if reader not in known:
            counts = self.table.counts
            own = {cell: (int(counts[cell]),) * 2 for cell in counts.keys() & reader}
            known[reader] = self._cornering.narrow(known[NOBODY] | own, own)
        if not if_small:
            return known[reader]
        small = {cell: known[reader][cell] for cell in self.table.small if cell in hidden}
        most = self.table.threshold
        return known[reader] | {cell: (low, min(high, most)) for cell, (low, high) in small.items()}

    def _known(self, hidden: frozenset[K]) -> dict[Reader, dict[K, Range]]:
        """What readers can tell, with it who knows no cell in full."""
        if hidden not in self._ranges:
            # what is known with every cell hidden is asked again and again
            least = {of: known for of, known in self._ranges.items() if of == self.most}
            ranges = {cell: self._range(cell, hidden) for cell in self.table.counts}
            self._ranges = {**least, hidden: {NOBODY: self._cornering.narrow(ranges)}}
        return self._ranges[hidden]

    def _range(self, cell: K, hidden: Collection[K]) -> Range:
        if cell in hidden:
            return (1, BEYOND) if self.table.counts[cell] else (0, BEYOND)
        return self.table.shown[cell]
