"""Keeps hidden months from following of what windows come to, which plans tell. Pure.

A window is a sum of months of a place. It is taken for known exactly unless it is given up, and its
plan hidden: then all that is known of it is how it adds up with those of other places.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from iccportal.lib.disclosure import BEYOND, Cornering, Range
from iccportal.lib.small_numbers import HIDDEN, Number, Sum
from measures.cells import Cell
from measures.month_table import MonthTable

Known = frozenset[Cell]  # cells that a reader knows in full
Ranges = Mapping[Cell, Range]
# Those of some cells that are found by what everybody knows of all, and somebody of their own.
Attack = Callable[[Sequence[Cell], Ranges, Ranges], list[Cell]]


@dataclass(frozen=True)
class _Found:
    """Hidden cells that a reader finds who knows some others, by what each cell can be.

    `if_small` says that the reader knows of small numbers that they are.
    """

    cells: Sequence[Cell]
    known: Known
    ranges: Ranges
    own: Ranges
    attack: Attack
    if_small: bool

    def is_helped(self, cell: Cell, hidden: Collection[Cell]) -> bool:
        """Whether a cell would not be found if others were hidden."""
        fewer = {**self.ranges, **dict.fromkeys(hidden, (1, BEYOND))}
        return not self.attack([cell], fewer, self.own)


class Guard:
    """Hides cells of months until none follows from what windows come to.

    `sums` are the windows of months, `over_places` those that add up to others; those that are
    `always_told`, or were by an edition, cannot be given up. Nothing keeps `helpless` cells from
    somebody who knows some others.
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
        self.helpless: set[tuple[Cell, Known, bool]] = set()
        self.counts = {cell: n for one in tables.values() for cell, n in one.counts.items()}
        self.hidden: set[Cell] = set()
        for month in tables:
            self._release(month)

    def protect(self) -> None:
        """Hide cells, or give up windows where that does not help."""
        while found := self._found():
            before = frozenset(self.hidden)
            # one of each place at a time: what is hidden beside it may protect the others
            first, *others = {cell.communities: cell for cell in found.cells}.values()
            if not self._hid_beside(first, found):
                self._give_up(first, found)
                continue
            for cell in others:
                if not found.is_helped(cell, self.hidden - before):
                    self._hid_beside(cell, found)

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
        asked = sorted(self.hidden & ranges.keys() - unseen)
        small = {cell: self._if_small(cell, ranges[cell]) for cell in asked}
        no_more = frozenset[Cell]()
        readers = [no_more, *map(no_more.union, *(table.readers for table in tables))]
        for attack, without in (
            (_Cornered(by_windows), _Cornered(sums)),
            (_Fixed(by_windows, counts), _Fixed(sums, counts)),
        ):
            for known, if_small in product(readers, (True, False)):
                own = {cell: (int(self.counts[cell]),) * 2 for cell in known}
                mine = {**(small if if_small else {}), **own}
                left = [cell for cell in asked if (cell, known, if_small) not in self.helpless]
                found = attack([cell for cell in left if cell not in own], told, mine)
                anyway = without(found, ranges, mine) if found else []
                if found := [cell for cell in found if cell not in anyway]:
                    return _Found(found, known, told, mine, attack, if_small)
        return None

    def _range(self, cell: Cell) -> Range:
        count = self.counts[cell]
        if cell in self.hidden:
            return (1, BEYOND) if count else (0, BEYOND)
        return self.tables[cell.month].rule.can_be(count)

    def _if_small(self, cell: Cell, can_be: Range) -> Range:
        """What a cell can be for who knows of each that is small that it is."""
        rule = self.tables[cell.month].rule
        return (can_be[0], rule.threshold) if rule.is_small(self.counts[cell]) else can_be

    def _total(self, window: Sum[Cell]) -> Range:
        if window.total in self.given_up:
            return 0, BEYOND
        return (self._count(window),) * 2

    def _count(self, window: Sum[Cell]) -> int:
        return int(sum(self.counts[part] for part in window.parts))

    def _hid_beside(self, cell: Cell, found: _Found) -> bool:
        """Whether another month was hidden: the smallest of its place, or of others if that helps.

        Of others first in months in which there is something to hide. Of all of these the first
        that helps by itself, with what its month hides beside it.
        """
        can_be = self._hiding_places(found.known)
        if not can_be or not found.is_helped(cell, self._hideable(found.known)):
            return False
        own = {part for one in self.windows if cell in one.parts for part in one.parts}
        months = {part.month for part in own & self.hidden}
        in_order = sorted(
            can_be,
            key=lambda one: (one not in own, one.month not in months, self.counts[one], one),
        )
        helping = (one for one in in_order if found.is_helped(cell, self._hidden_with(one)))
        beside = next(helping, in_order[0])
        self.withheld[beside] = None
        self._release(beside.month)
        return True

    def _hiding_places(self, known: Known) -> list[Cell]:
        """The months of windows that could be hidden from who knows some."""
        parts = dict.fromkeys(part for one in self.windows for part in one.parts)
        return [part for part in parts if self._can_be_hidden(part) and part not in known]

    def _hideable(self, known: Known) -> list[Cell]:
        """All cells of their months that could, whatever else they are of."""
        return [cell for cell in self.counts if self._can_be_hidden(cell) and cell not in known]

    def _hidden_with(self, beside: Cell) -> set[Cell]:
        """What its month would hide with a cell."""
        table = self.tables[beside.month]
        shown = table.released({**self.withheld, beside: None})
        hidden = {cell for cell, count in shown.items() if count is HIDDEN}
        return hidden.difference(table.shown, table.told)

    def _give_up(self, cell: Cell, found: _Found) -> None:
        """Hide the plan of the cell's own windows, or of the smallest other that may help.

        A window that the reader knows anyway does not, and the whole's is always told. Where an
        edition told the cell's own, it is those that overlap with them.
        """
        can_be = [one for one in self.windows if self._can_be_given_up(one, found.known)]
        own = [one for one in can_be if cell in one.parts]
        told = [one for one in self.windows if cell in one.parts and one.total in self.always_told]
        parts = {part for one in told for part in one.parts}
        own = own or [one for one in can_be if not parts.isdisjoint(one.parts)]
        months = {p.month for one in self.windows if cell in one.parts for p in one.parts}
        near = [one for one in can_be if any(_is_of(month, one) for month in months)]
        near.sort(key=lambda one: (not _is_of(cell.month, one), self._count(one), one.total))
        self.given_up.update(one.total for one in own or near[:1])
        if not own and not near:
            self.helpless.add((cell, found.known, found.if_small))

    def _can_be_given_up(self, window: Sum[Cell], known: Known) -> bool:
        settled = window.total in self.always_told or window.total in self.given_up
        return not settled and not {*window.parts} <= {*known}

    def _can_be_hidden(self, cell: Cell) -> bool:
        table = self.tables[cell.month]
        return bool(self.counts[cell]) and cell not in {*self.hidden, *table.shown, *table.told}


def _is_of(month: date, window: Sum[Cell]) -> bool:
    return any(part.month == month for part in window.parts)


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
