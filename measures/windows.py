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

from iccportal.lib.small_numbers import HIDDEN, Rule, Sum
from measures.adding_up import ledger_of
from measures.cells import Cell, Shelf
from measures.definition import Measure
from measures.earlier import Earlier
from measures.figure import Number
from measures.guard import Guard
from measures.makeup import Area, Makeup
from measures.month_table import MonthTable
from measures.reading import Window


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
    months = list(of_months)
    each = [(window, _counts(window, makeup)) for window in windows]
    wholes = {cell for window, own in each for cell in _wholes(window, own)}
    told = {cell for _, own in each for cell in _told(own, earlier)}
    guard = Guard(tables, months, list(_over_places(months, makeup)), wholes | told)
    guard.protect()
    counts: dict[Cell, Number] = {}
    hidden: set[Cell] = set()
    for _, own in each:
        counts |= own
        hidden |= _hidden(own, makeup, rule, earlier, guard.given_up) - wholes
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


def _over_places(windows: Iterable[Sum[Cell]], makeup: Makeup) -> Iterator[Sum[Cell]]:
    """How windows add up over places; the whole's stands first."""
    known = dict.fromkeys(one.total for one in windows)
    for start, plan in dict.fromkeys((cell.month, cell.provider) for cell in known):
        for area, parts in makeup.sums:
            one = Sum(_cell(plan, start, area), tuple(_cell(plan, start, part) for part in parts))
            if parts and all(cell in known for cell in one.members):
                yield one


def _cell(plan: str, start: date, area: Area) -> Cell:
    return Cell(start, plan, "+".join(sorted(area)))


def _count(window: Window, area: Area) -> int:
    return sum(window.counts.get(code, 0) for code in area)


def _counts(window: Window, makeup: Makeup) -> dict[Cell, Number]:
    of = window.plan, window.start
    return {_cell(*of, area): _count(window, area) for area in makeup.areas}


def _wholes(window: Window, counts: Mapping[Cell, Number]) -> list[Cell]:
    """The largest place that has all of the plan, which is told of the whole in any case."""
    total = sum(window.counts.values())
    return [cell for cell, count in counts.items() if count == total][:1]


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
