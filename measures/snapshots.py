"""Releases held against counts that editions had and that are others now. Pure.

Counts are corrected, sent late and withdrawn. Whoever holds an edition from before sets its totals
against today's, and takes what was not corrected for the same. So a count of an edition that is
none of today's stands beside them, told or hidden as it was, and adds up with those that stayed.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date

from iccportal.lib.small_numbers import Sum
from measures.adding_up import Ledger
from measures.cells import Cell
from measures.earlier import Earlier, Snapshot
from measures.figure import Number
from measures.holding import Held

Counts = Mapping[Cell, Number]


@dataclass(frozen=True)
class Then:
    """Reads snapshots beside a ledger of today.

    `among` says how counts add up. Counts `elsewhere`, by month and provider, are of practices
    that moved since, and are held by the practices.
    """

    ledger: Ledger
    among: Callable[[Counts], Ledger]
    elsewhere: Container[tuple[date, str]]

    def hold(self, held: Held, earlier: Earlier) -> None:
        """Take in what every edition had of each month."""
        ours = {cell[:2] for cell in self.ledger.counts}
        for register in earlier.registers:
            for snapshot in register.snapshots:
                own = {cell: kept for cell, kept in snapshot.items() if cell[:2] in ours}
                self._take(held, own)
        held.hidden -= held.told  # one edition told what another hid

    def _take(self, held: Held, snapshot: Snapshot) -> None:
        counts = self._counts(snapshot)
        if all(self._is_of_today(cell, count) for cell, count in counts.items()):
            return
        then = self.among(counts)
        names = {cell: self._named(cell, count) for cell, count in then.counts.items()}
        for cell, name in names.items():
            if name != cell:
                held.counts[name] = then.counts[cell]
                if cell in snapshot:
                    (held.hidden if snapshot[cell].is_hidden else held.told).add(name)
        for one in then.sums:
            members = [names[cell] for cell in one.members]
            if members != list(one.members) and _holds(one, then.counts):
                held.sums[Sum(members[0], tuple(members[1:]))] = None

    def _counts(self, snapshot: Snapshot) -> dict[Cell, Number]:
        """Those of an edition that did not keep what it hid are taken for today's."""
        found = {
            cell: self.ledger.counts.get(cell) if kept.count is None else kept.count
            for cell, kept in snapshot.items()
            if cell[:2] not in self.elsewhere
        }
        return {cell: count for cell, count in found.items() if count is not None}

    def _is_of_today(self, cell: Cell, count: Number) -> bool:
        return self.ledger.counts.get(cell) == count

    def _named(self, cell: Cell, count: Number) -> Cell:
        """Today's cell, or one of editions alone, the same in all that had this count."""
        if self._is_of_today(cell, count):
            return cell
        return cell._replace(provider=f"{cell.provider} when {count}")


def _holds(one: Sum[Cell], counts: Counts) -> bool:
    return counts[one.total] == sum(counts[part] for part in one.parts)
