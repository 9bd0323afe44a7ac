"""What plans tell of the counts that they were made of, and what is hidden for it. Pure.

A plan that is shared out by the counts of some months, its window, tells each place's count of
them all nearly exactly. So months are protected as if that were known, whoever reads what: a hidden
one that follows has another of its place hidden beside it. Where nobody else was counted in the
whole window no month can be hidden, and the place's share of the plan is.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, pairwise

from iccportal.lib.disclosure import BEYOND, Cornering, Range
from iccportal.lib.small_numbers import HIDDEN, Rule, Sum
from measures.adding_up import ledger_of
from measures.cells import Cell, Shelf
from measures.definition import Measure
from measures.earlier import Earlier
from measures.figure import Number
from measures.makeup import Area, Makeup
from measures.month_table import MonthTable
from measures.reading import Window

Known = Collection[Cell]
_Differences = tuple[dict[Cell, Range], list[Sum[Cell]]]


@dataclass(frozen=True)
class Withheld:
    """What is hidden because of plans: `months` are cells of months, `plans` of whole windows.

    A window's cell is of the month from which its plan is in force and of the plan's provider.
    `counts` are those of all windows, hidden or not.
    """

    months: frozenset[Cell] = frozenset()
    plans: frozenset[Cell] = frozenset()
    counts: Mapping[Cell, Number] = field(default_factory=dict)

    def hides(self, plan: str, month: date, area: Area) -> bool:
        """Whether an area's part of the plan that is in force in a month is hidden."""
        place = bisect_right(self._starts.get(plan, []), month)
        return bool(place) and _cell(plan, self._starts[plan][place - 1], area) in self.plans

    def within(self, months: Collection[date]) -> tuple[dict[Cell, Number], dict[Cell, Number]]:
        """The counts of hidden windows, and of the others, of plans from some months on."""
        own = {cell: count for cell, count in self.counts.items() if cell.month in months}
        hidden = {cell: count for cell, count in own.items() if cell in self.plans}
        return hidden, {cell: count for cell, count in own.items() if cell not in hidden}

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[date]]:
        found: defaultdict[str, set[date]] = defaultdict(set)
        for cell in self.counts:
            found[cell.provider].add(cell.month)
        return {plan: sorted(starts) for plan, starts in found.items()}


NOTHING_WITHHELD = Withheld()


def withhold(
    tables: Mapping[date, MonthTable],
    windows: Sequence[Window],
    of_months: Iterable[Sum[Cell]],
    makeup: Makeup,
    rule: Rule,
    earlier: Earlier,
) -> Withheld:
    """What is hidden of months, and of the windows that add them up, as `of_months` says."""
    guard = _Guard(tables, of_months)
    guard.protect()
    counts: dict[Cell, Number] = {}
    hidden: set[Cell] = set()
    for window in windows:
        own = _counts(window, makeup)
        counts |= own
        hidden |= _hidden(own, makeup, rule, earlier, guard.given_up) - {_whole(window, own)}
    return Withheld(frozenset(guard.withheld), frozenset(hidden), counts)


def sums_of_months(
    windows: Iterable[Window], measures: Iterable[Measure], shelf: Shelf, makeup: Makeup
) -> list[Sum[Cell]]:
    """How windows add up from cells of months.

    Only those that do: others are of practices that moved since, or of counts that were corrected.
    """
    code = {measure.numerator.provider: measure.code for measure in measures}
    found = []
    for window in windows:
        for area in makeup.areas:
            own = [
                (one.numerator, one.figure.numerator)
                for one in shelf[code[window.counted], area]
                if one.figure.month in window.months and one.numerator is not None
            ]
            if own and sum(n for _, n in own if n is not None) == _count(window, area):
                cells = tuple(cell for cell, _ in own)
                found.append(Sum(_cell(window.plan, window.start, area), cells))
    return found


class _Guard:
    """Hides cells of months until none follows from what windows come to."""

    def __init__(self, tables: Mapping[date, MonthTable], sums: Iterable[Sum[Cell]]) -> None:
        self.tables = tables
        self.windows = list(sums)
        self.withheld: dict[Cell, None] = {}
        self.given_up: set[Cell] = set()
        self.counts = {cell: n for one in tables.values() for cell, n in one.counts.items()}
        self.hidden: set[Cell] = set()
        for month in tables:
            self._release(month)

    def protect(self) -> None:
        """Hide cells, or give up windows that are of few people alone."""
        while found := self._found():
            cells, known = found
            # one of each place at a time: what is hidden beside it may protect the others
            for cell in {cell.communities: cell for cell in cells}.values():
                self._hide_beside(cell, known)

    def _release(self, month: date) -> None:
        table = self.tables[month]
        shown = table.released(self.withheld)
        self.hidden -= shown.keys()
        hidden = {cell for cell, count in shown.items() if count is HIDDEN}
        # who holds the edition that told a cell knows it, hidden or not
        self.hidden |= hidden.difference(table.shown, table.told)

    def _found(self) -> tuple[list[Cell], Known] | None:
        """The hidden cells that somebody finds by windows alone, and what they know besides."""
        places = {
            one.total.communities for one in self.windows if not self.hidden.isdisjoint(one.parts)
        }
        windows = [one for one in self.windows if one.total.communities in places]
        if not windows:
            return None
        months = sorted({part.month for one in windows for part in one.parts})
        tables = [self.tables[month] for month in months]
        sums = [one for table in tables for one in table.sums]
        ranges = {cell: self._range(cell) for table in tables for cell in table.counts}
        exact = {one.total: self._total(one) for one in windows}
        more, differences = _differences(windows, exact)
        by_windows, without = Cornering([*sums, *windows, *differences]), Cornering(sums)
        narrowed = by_windows.narrow(ranges | exact | more)
        unseen = {cell for table in tables for cell in table.unseen}
        asked = sorted(self.hidden & ranges.keys() - unseen)
        for known in [(), *map(frozenset[Cell]().union, *(table.readers for table in tables))]:
            own = {cell: (int(self.counts[cell]),) * 2 for cell in known}
            of_reader = by_windows.narrow(narrowed | own, own) if own else narrowed
            found = [cell for cell in asked if cell not in own and _is_one(of_reader[cell])]
            anyway = without.narrow(ranges | own) if found else {}
            if found := [cell for cell in found if not _is_one(anyway[cell])]:
                return found, known
        return None

    def _range(self, cell: Cell) -> Range:
        count = self.counts[cell]
        if cell in self.hidden:
            return (1, BEYOND) if count else (0, BEYOND)
        return self.tables[cell.month].rule.can_be(count)

    def _total(self, window: Sum[Cell]) -> Range:
        total = int(sum(self.counts[part] for part in window.parts))
        return total, total

    def _hide_beside(self, cell: Cell, known: Known) -> None:
        """Hide the smallest month of its place; of other places where its own windows have none."""
        own = [one for one in self.windows if cell in one.parts]
        near = [one for one in self.windows if any(p.month == cell.month for p in one.parts)]
        for windows in (own, near):
            parts = {part for one in windows for part in one.parts if self._can_be_hidden(part)}
            if fresh := parts.difference(known):
                beside = min(fresh, key=lambda part: (self.counts[part], part))
                self.withheld[beside] = None
                self._release(beside.month)
                return
        for one in own or near:
            self.given_up.add(one.total)
            self.windows.remove(one)

    def _can_be_hidden(self, cell: Cell) -> bool:
        table = self.tables[cell.month]
        return bool(self.counts[cell]) and cell not in {*self.hidden, *table.shown, *table.told}


def _differences(windows: Sequence[Sum[Cell]], exact: Mapping[Cell, Range]) -> _Differences:
    """By how much what a window has alone is more than what the one before it of its place has."""
    by_place: defaultdict[str, list[Sum[Cell]]] = defaultdict(list)
    for one in sorted(windows, key=lambda one: one.total):
        by_place[one.total.communities].append(one)
    ranges: dict[Cell, Range] = {}
    sums: list[Sum[Cell]] = []
    for one, other in chain.from_iterable(pairwise(own) for own in by_place.values()):
        lost, come = ({*a.parts} - {*b.parts} for a, b in ((one, other), (other, one)))
        if lost and come and len(lost) < len(one.parts):
            name = f"{other.total.provider} since {one.total.month}"
            alone, more = (other.total._replace(provider=f"{name}, {w}") for w in ("alone", "more"))
            difference = exact[other.total][0] - exact[one.total][0]
            ranges |= {alone: (0, exact[other.total][1]), more: (difference, difference)}
            sums += [Sum(alone, tuple(sorted(come))), Sum(alone, (more, *sorted(lost)))]
    return ranges, sums


def _is_one(found: Range) -> bool:
    return found[0] == found[1]


def _cell(plan: str, start: date, area: Area) -> Cell:
    return Cell(start, plan, "+".join(sorted(area)))


def _count(window: Window, area: Area) -> int:
    return sum(window.counts.get(code, 0) for code in area)


def _counts(window: Window, makeup: Makeup) -> dict[Cell, Number]:
    of = window.plan, window.start
    return {_cell(*of, area): _count(window, area) for area in makeup.areas}


def _whole(window: Window, counts: Mapping[Cell, Number]) -> Cell | None:
    """The place that has all of the plan, which is told of the whole in any case."""
    total = sum(window.counts.values())
    return next((cell for cell, count in counts.items() if count == total), None)


def _hidden(
    counts: Mapping[Cell, Number],
    makeup: Makeup,
    rule: Rule,
    earlier: Earlier,
    given_up: Collection[Cell],
) -> set[Cell]:
    """The windows that are hidden: small ones, and what would give them away if it were exact."""
    codes = {cell: frozenset(cell.communities.split("+")) for cell in counts}
    table = MonthTable(
        Rule(rule.threshold, base=1),
        counts,
        list(ledger_of(counts, (), makeup, (), rule).sums),
        hidden=counts.keys() & {*given_up, *earlier.hidden},
        readers=[[cell for cell in counts if codes[cell] <= area] for area in makeup.read_in_full],
        shown=list(_told(counts, earlier)),
    )
    return {cell for cell, shown in table.released().items() if shown is HIDDEN}


def _told(counts: Mapping[Cell, Number], earlier: Earlier) -> Iterator[Cell]:
    """The windows that an edition told, which never change."""
    plans = {cell[:2] for cell in counts}
    for month, plan in plans:
        for register in earlier.registers:
            for snapshot in register.by_month.get(month, ()):
                kept = snapshot.cells.get(plan, {})
                yield from (cell for cell, was in kept.items() if not was.is_hidden)
