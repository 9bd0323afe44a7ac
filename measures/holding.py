"""Releases held against what editions said of places that are other ones now. Pure.

A place's count in an edition is a count of today if it is of the same practices with the same
counts. If it is not, it stands in the edition alone: told, or hidden, for ever. It adds up from the
same groups of practices as today's counts do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from iccportal.lib.small_numbers import Sum
from measures.adding_up import Ledger
from measures.apart import BETWEEN, Apart, Group, InGroups
from measures.cells import WHOLE, Cell
from measures.earlier import Before, Earlier
from measures.figure import Number
from measures.makeup import Area, Makeup

Groups = frozenset[Group]


@dataclass
class Held:
    """What editions say besides today's counts, and how all of it adds up.

    `hidden` and `shown` are cells of today's that were so before. `counts` are of cells that stand
    in editions alone, the hidden ones also in `hidden`, and of `groups` of practices, of which
    those that are no few people are `unseen`. `told` cells stand in editions as they are, so that
    hiding one today would help nobody.
    """

    hidden: set[Cell]
    shown: set[Cell] = field(default_factory=set)
    told: set[Cell] = field(default_factory=set)
    groups: set[Cell] = field(default_factory=set)
    unseen: set[Cell] = field(default_factory=set)
    counts: dict[Cell, Number] = field(default_factory=dict)
    sums: dict[Sum[Cell], None] = field(default_factory=dict)

    def known_to(self, area: Area, cells: Iterable[Cell]) -> frozenset[Cell]:
        """The cells that somebody who reads an area in full knows, or once knew."""
        return frozenset(
            cell
            for cell in cells
            if area.issuperset(own := _codes(cell))
            or (cell in self.groups and not area.isdisjoint(own))
        )


def hold(ledger: Ledger, makeup: Makeup, earlier: Earlier, practices: Apart) -> Held:
    """All that editions tell besides a ledger of the same counts."""
    held = Held(set(earlier.hidden))
    today: defaultdict[tuple[date, str], list[Cell]] = defaultdict(list)
    for cell in ledger.counts if practices.groups else ():
        today[cell[:2]].append(cell)
    for (month, name), groups in practices.groups.items():
        cells = [*today[month, name], *today[month, groups.whole or ""]]
        if cells:
            _Holding(held, ledger, groups, cells).hold(groups.editions, makeup)
    return held


class _Holding:
    """Cells of one month and provider, told by the groups of practices that they count."""

    def __init__(self, held: Held, ledger: Ledger, groups: InGroups, cells: Iterable[Cell]) -> None:
        self.held, self.ledger, self.counts = held, ledger, groups.counts
        self.today = {cell: self._groups(0, cell) for cell in sorted(cells, key=_size)}
        self.named: dict[Groups, Cell] = {}
        for cell, own in self.today.items():
            self.named.setdefault(own, cell)

    def hold(self, editions: Iterable[Mapping[Cell, Before]], makeup: Makeup) -> None:
        """Take in what editions tell, those of one register and its counts after the other."""
        self.held.hidden -= self.today.keys()
        for edition, cells in enumerate(editions, start=1):
            found = {cell: self._take(edition, cell, was) for cell, was in cells.items()}
            for cell in found:
                self._add_places(found, cell, makeup)
        self._settle(self.held.hidden & self.held.told)
        for groups, cell in list(self.named.items()):
            if _size(cell) == 1 or cell in self.held.counts:
                self._add_groups(groups, cell)

    def _settle(self, both: set[Cell]) -> None:
        """What one edition told and another hid is known; today's release goes on hiding it."""
        self.held.hidden -= both & self.held.counts.keys()
        self.held.shown |= both & self.held.hidden
        self.held.told -= self.held.hidden

    def _groups(self, edition: int, cell: Cell) -> Groups:
        """What a cell counts, by today's register (0) or an edition's."""
        if cell.communities == WHOLE:
            return frozenset(group for group in self.counts if group[edition])
        codes = _codes(cell)
        return frozenset(group for group in self.counts if group[edition] in codes)

    def _take(self, edition: int, cell: Cell, before: Before) -> Cell | None:
        """The cell that an edition's is; None where no practices with these counts make it up."""
        groups = self._groups(edition, cell)
        if not groups:
            return None
        count = sum(self.counts[group] for group in groups)
        if not before.hidden and count not in before.shown:
            return None
        found = cell if self.today.get(cell) == groups else self._named(groups, edition, cell)
        if before.hidden:
            self.held.hidden.add(found)
        if count in before.shown:
            self.held.told.add(found)
        return found

    def _named(self, groups: Groups, edition: int, cell: Cell) -> Cell:
        """The cell that counts these groups; one of editions alone where there is none."""
        if groups not in self.named:
            own = cell._replace(provider=f"{cell.provider} in edition {edition}")
            self._enter(groups, own)
        return self.named[groups]

    def _enter(self, groups: Groups, cell: Cell) -> None:
        self.named[groups] = cell
        self.held.counts[cell] = sum(self.counts[group] for group in groups)

    def _add_places(self, found: Mapping[Cell, Cell | None], cell: Cell, makeup: Makeup) -> None:
        """An edition's place is the sum of those that make it up."""
        parts = makeup.of.get(_codes(cell), ())
        own = [found.get(cell._replace(communities="+".join(sorted(part)))) for part in parts]
        there = [part for part in own if part is not None]
        total = found[cell]
        if (
            total
            and there
            and total not in there
            and self._count(total) == sum(map(self._count, there))
        ):
            self.held.sums[Sum(total, tuple(there))] = None

    def _add_groups(self, groups: Groups, cell: Cell) -> None:
        parts = [self._group(group, cell) for group in sorted(groups)]
        if parts and parts != [cell]:
            self.held.sums[Sum(cell, tuple(parts))] = None

    def _group(self, group: Group, of: Cell) -> Cell:
        own = frozenset([group])
        if own not in self.named:
            codes = "+".join(sorted({*group} - {""}))
            cell = Cell(of.month, f"{of.provider} of practices {BETWEEN.join(group)}", codes)
            self._enter(own, cell)
            self.held.groups.add(cell)
            if not self.ledger.rule.is_small(self.held.counts[cell]):
                self.held.unseen.add(cell)
        return self.named[own]

    def _count(self, cell: Cell) -> Number:
        return self.held.counts[cell] if cell in self.held.counts else self.ledger.counts[cell]


def _codes(cell: Cell) -> Area:
    return frozenset(cell.communities.split("+"))


def _size(cell: Cell) -> int:
    return len(_codes(cell))
