"""Keeps hidden months from following of what windows come to, which plans tell. Pure.

A window is a sum of months of a place. It is taken for known exactly unless it is given up, and its
plan hidden: then all that is known of it is how it adds up with those of other places.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iccportal.lib.disclosure import BEYOND, Cornering, Range
from iccportal.lib.small_numbers import HIDDEN, Number, Sum
from measures.cells import Cell
from measures.month_table import MonthTable

Known = Collection[Cell]
Ranges = Mapping[Cell, Range]
# Those of some cells that are found by what everybody knows of all, and somebody of their own.
Attack = Callable[[Sequence[Cell], Ranges, Ranges], list[Cell]]


@dataclass(frozen=True)
class _Found:
    """Hidden cells that a reader finds who knows some others, by what each cell can be."""

    cells: Sequence[Cell]
    known: Known
    ranges: Ranges
    own: Ranges
    attack: Attack

    def is_helped(self, cell: Cell, hidden: Collection[Cell]) -> bool:
        """Whether a cell would not be found if others were hidden."""
        fewer = {**self.ranges, **dict.fromkeys(hidden, (1, BEYOND))}
        return not self.attack([cell], fewer, self.own)


class Guard:
    """Hides cells of months until none follows from what windows come to.

    `sums` are the windows of months, `over_places` those that add up to others; those that are
    `always_told`, or were by an edition, cannot be given up. Nothing keeps `helpless` cells from
    some reader.
    """

    def __init__(
        self,
        tables: Mapping[date, MonthTable],
        sums: Sequence[Sum[Cell]],
        over_places: Sequence[Sum[Cell]],
        always_told: Collection[Cell],
    ) -> None:
        self.tables, self.windows, self.over_places = tables, sums, over_places
        self.always_told = always_told
        self.withheld: dict[Cell, None] = {}
        self.given_up: set[Cell] = set()
        self.helpless: set[Cell] = set()
        self.counts = {cell: n for one in tables.values() for cell, n in one.counts.items()}
        self.hidden: set[Cell] = set()
        for month in tables:
            self._release(month)

    def protect(self) -> None:
        """Hide cells, or give up windows where that does not help."""
        while found := self._found():
            # one of each place at a time: what is hidden beside it may protect the others
            for cell in {cell.communities: cell for cell in found.cells}.values():
                if not self._hid_beside(cell, found):
                    self._give_up(cell, found.known)

    def _release(self, month: date) -> None:
        table = self.tables[month]
        shown = table.released(self.withheld)
        self.hidden -= shown.keys()
        hidden = {cell for cell, count in shown.items() if count is HIDDEN}
        # who holds the edition that told a cell knows it, hidden or not
        self.hidden |= hidden.difference(table.shown, table.told)

    def _found(self) -> _Found | None:
        """The hidden cells that somebody finds by windows alone."""
        if all(self.hidden.isdisjoint(one.parts) for one in self.windows):
            return None
        months = sorted({part.month for one in self.windows for part in one.parts})
        tables = [self.tables[month] for month in months]
        sums = [one for table in tables for one in table.sums]
        ranges = {cell: self._range(cell) for table in tables for cell in table.counts}
        of_windows = {one.total: self._total(one) for one in self.windows}
        by_windows = [*sums, *self.windows, *self.over_places]
        counts = {**self.counts, **{one.total: self._count(one) for one in self.windows}}
        told = ranges | of_windows
        unseen = {cell for table in tables for cell in table.unseen}
        asked = sorted(self.hidden & ranges.keys() - unseen - self.helpless)
        readers = [(), *map(frozenset[Cell]().union, *(table.readers for table in tables))]
        for attack, without in (
            (_Cornered(by_windows), _Cornered(sums)),
            (_Fixed(by_windows, counts), _Fixed(sums, counts)),
        ):
            for known in readers:
                own = {cell: (int(self.counts[cell]),) * 2 for cell in known}
                found = attack([cell for cell in asked if cell not in own], told, own)
                anyway = without(found, ranges, own) if found else []
                if found := [cell for cell in found if cell not in anyway]:
                    return _Found(found, known, told, own, attack)
        return None

    def _range(self, cell: Cell) -> Range:
        count = self.counts[cell]
        if cell in self.hidden:
            return (1, BEYOND) if count else (0, BEYOND)
        return self.tables[cell.month].rule.can_be(count)

    def _total(self, window: Sum[Cell]) -> Range:
        if window.total in self.given_up:
            return 0, BEYOND
        return (self._count(window),) * 2

    def _count(self, window: Sum[Cell]) -> int:
        return int(sum(self.counts[part] for part in window.parts))

    def _hid_beside(self, cell: Cell, found: _Found) -> bool:
        """Whether another month was hidden: the smallest of its place, or of others if that helps.

        Of others first in months in which there is something to hide.
        """
        own = {part for one in self.windows if cell in one.parts for part in one.parts}
        months = {part.month for part in own}
        near = {p for one in self.windows for p in one.parts if p.month in months}
        can_be = {part for part in near if self._can_be_hidden(part)}.difference(found.known)
        if not can_be or not found.is_helped(cell, can_be):
            return False
        hidden = {part.month for part in own & self.hidden}
        fresh = can_be & own or {part for part in can_be if part.month in hidden} or can_be
        beside = min(fresh, key=lambda part: (self.counts[part], part))
        self.withheld[beside] = None
        self._release(beside.month)
        return True

    def _give_up(self, cell: Cell, known: Known) -> None:
        """Hide the plan of the cell's own windows, or of the smallest other that may help.

        A window that the reader knows anyway does not, and the whole's is always told. Where an
        edition told the cell's own, it is those that overlap with them.
        """
        can_be = [one for one in self.windows if self._can_be_given_up(one, known)]
        own = [one for one in can_be if cell in one.parts]
        told = [one for one in self.windows if cell in one.parts and one.total in self.always_told]
        parts = {part for one in told for part in one.parts}
        own = own or [one for one in can_be if not parts.isdisjoint(one.parts)]
        near = [one for one in can_be if any(p.month == cell.month for p in one.parts)]
        near.sort(key=lambda one: (sum(self.counts[part] for part in one.parts), one.total))
        self.given_up.update(one.total for one in own or near[:1])
        if not own and not near:
            self.helpless.add(cell)

    def _can_be_given_up(self, window: Sum[Cell], known: Known) -> bool:
        settled = window.total in self.always_told or window.total in self.given_up
        return not settled and not {*window.parts} <= {*known}

    def _can_be_hidden(self, cell: Cell) -> bool:
        table = self.tables[cell.month]
        return bool(self.counts[cell]) and cell not in {*self.hidden, *table.shown, *table.told}


class _Cornered:
    """Those cells that are cornered, sum by sum; what everybody knows is narrowed once."""

    def __init__(self, sums: Sequence[Sum[Cell]]) -> None:
        self.cornering = Cornering(sums)
        self.of: Ranges = {}
        self.narrowed: Ranges = {}

    def __call__(self, asked: Sequence[Cell], ranges: Ranges, own: Ranges) -> list[Cell]:
        if self.of is not ranges:
            self.of, self.narrowed = ranges, self.cornering.narrow(ranges)
        left = self.cornering.narrow({**self.narrowed, **own}, own)
        return [cell for cell in asked if left[cell][0] == left[cell][1]]


class _Fixed:
    """Those that all sums together leave nothing but one number."""

    def __init__(self, sums: Sequence[Sum[Cell]], counts: Mapping[Cell, Number]) -> None:
        # the web process starts without the solver, and without numpy
        from iccportal.lib.linear_bounds import LinearBounds

        self.bounds = LinearBounds([one.members for one in sums])
        self.counts = counts

    def __call__(self, asked: Sequence[Cell], ranges: Ranges, own: Ranges) -> list[Cell]:
        self.bounds.know(self.counts, {**ranges, **own})
        return [cell for cell in asked if self.bounds.move(cell) is None]
