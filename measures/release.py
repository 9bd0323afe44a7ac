"""What is shown of measures outside the team: the figures of all places, released at once. Pure.

What one chart hides, another may give away. So all counts that can be reckoned from each other are
released together, month by month, and come out the same whichever page asks.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from iccportal.lib.small_numbers import HIDDEN, Hidden, Rule, Sum
from measures.adding_up import Ledger, counts_on, ledger_of
from measures.apart import TOGETHER, Apart
from measures.cells import Cell, Counted, Shelf, shelf_of
from measures.definition import Measure, Suppression
from measures.earlier import NOTHING, Earlier
from measures.figure import Figure, Number, valued
from measures.holding import hold
from measures.makeup import Area, Makeup
from measures.month_table import MonthTable
from measures.reading import PARTITIONS, Partition
from measures.snapshots import Added, Counts, Kept, Past, past
from measures.states import SUPPRESSED
from measures.windows import NOTHING_WITHHELD, Withheld


def is_released(measure: Measure) -> bool:
    """Whether a measure is shown otherwise outside the team."""
    return measure.suppression is Suppression.PEOPLE


def family(
    measure: Measure, among: Collection[Measure], partitions: Iterable[Partition] = PARTITIONS
) -> list[Measure]:
    """The measures whose counts may be reckoned from those of `measure`, itself among them."""
    found = _providers(measure)
    ties = [_providers(other) for other in among if is_released(other)]
    ties += [{one.whole, *one.parts} for one in partitions]
    while more := {name for tie in ties if tie & found for name in tie} - found:
        found |= more
    return [other for other in among if is_released(other) and _providers(other) & found]


def related_to(measures: Iterable[Measure], among: Collection[Measure]) -> list[Measure]:
    """The families of all these measures, each measure once."""
    found: dict[str, Measure] = {}
    for measure in measures:
        if is_released(measure) and measure.code not in found:
            found |= {other.code: other for other in family(measure, among)}
    return list(found.values())


def _providers(measure: Measure) -> set[str]:
    parts = [*measure.parts, *measure.adds_up_from]
    names = [(part.provider, part.part_of) for part in parts]
    return set(filter(None, chain.from_iterable(names)))


@dataclass(frozen=True)
class Release:
    """The released counts of a family of measures, and the figures that they make."""

    rule: Rule
    shelf: Shelf
    counts: Mapping[Cell, Number | Hidden | None]
    ledger: Ledger
    withheld: Withheld = NOTHING_WITHHELD

    @property
    def hidden(self) -> dict[Cell, Number]:
        """The true counts of the cells that are hidden."""
        return self._true(lambda count: count is HIDDEN)

    @property
    def shown(self) -> dict[Cell, Number]:
        """The true counts of the cells that are shown."""
        return self._true(lambda count: count is not HIDDEN)

    def _true(self, asked: Callable[[Number | Hidden | None], bool]) -> dict[Cell, Number]:
        counts = self.ledger.counts
        return {cell: counts[cell] for cell, count in self.counts.items() if asked(count)}

    def series(self, measure: Measure, area: Area) -> list[Figure]:
        """The figures of an area as they are shown, in order of their months."""
        shown = [self._figure(measure, one) for one in self.shelf.get((measure.code, area), [])]
        plan = measure.target.provider or ""
        return [
            replace(one, target=None, target_hidden=True)
            if one.target is not None and self.withheld.hides(plan, one.month, area)
            else one
            for one in shown
        ]

    def _figure(self, measure: Measure, one: Counted) -> Figure:
        """Worked out from released counts alone: the true value takes no part in it."""
        top, bottom = self._count(one.numerator), self._count(one.denominator)
        value, state = valued(measure, _number(top), _number(bottom), one.figure.state)
        if HIDDEN in (top, bottom):
            value, state = None, SUPPRESSED
        return replace(
            one.figure,
            numerator=_number(top),
            denominator=_number(bottom),
            value=value,
            state=state,
        )

    def _count(self, cell: Cell | None) -> Number | Hidden | None:
        return None if cell is None else self.counts[cell]


def _number(count: Number | Hidden | None) -> Number | None:
    return None if isinstance(count, Hidden) else count


def release(
    measures: Sequence[Measure],
    figures: Mapping[str, Sequence[Figure]],
    makeup: Makeup,
    rule: Rule,
    earlier: Earlier = NOTHING,
    practices: Apart = TOGETHER,
    withheld: Withheld = NOTHING_WITHHELD,
) -> Release:
    """Release a family of measures; `figures` by code are those of all reporting communities.

    `practices` are counted apart where an edition knew a register that has them elsewhere.
    """
    found = tables_of(measures, figures, makeup, rule, earlier, practices)
    counts: dict[Cell, Number | Hidden | None] = {}
    for table in found.months.values():
        counts |= table.released(withheld.months)
    ledger = found.ledger
    of_places = {cell: counts[cell] for cell in ledger.counts.keys() - ledger.unseen}
    return Release(rule, found.shelf, of_places, ledger, withheld)


@dataclass(frozen=True)
class Tables:
    """The figures of a family of measures and the counts behind them, month by month."""

    shelf: Shelf
    ledger: Ledger
    months: Mapping[date, MonthTable]


def tables_of(
    measures: Sequence[Measure],
    figures: Mapping[str, Sequence[Figure]],
    makeup: Makeup,
    rule: Rule,
    earlier: Earlier,
    practices: Apart,
) -> Tables:
    """What is released together, with all that is known of how it adds up."""
    shelf = shelf_of(measures, figures, makeup.areas)
    add_up = partial(ledger_of, measures=measures, makeup=makeup, partitions=PARTITIONS, rule=rule)
    ledger = add_up(counts_on(shelf))
    held = hold(ledger, makeup, earlier, practices)
    then = _then(earlier, ledger, practices, add_up)
    cells: defaultdict[date, dict[Cell, Number]] = defaultdict(dict)
    for cell, count in {**ledger.counts, **held.counts, **then.counts}.items():
        cells[cell.month][cell] = count
    sums: defaultdict[date, list[Sum[Cell]]] = defaultdict(list)
    for one in chain(ledger.sums, held.sums, then.sums):
        sums[one.total.month].append(one)
    hidden = held.hidden | then.hidden | ledger.doubted.keys()
    shown, told = held.shown | then.still_shown, held.told | then.told
    unseen = held.unseen | then.unseen | ledger.unseen
    months = {}
    for month, own in cells.items():
        known = [held.known_to(area, own) for area in makeup.read_in_full]
        before = (own.keys() & of for of in (shown, unseen, told))
        months[month] = MonthTable(rule, own, sums[month], own.keys() & hidden, known, *before)
    return Tables(shelf, ledger, months)


def _then(
    earlier: Earlier, ledger: Ledger, practices: Apart, add_up: Callable[[Counts[Cell]], Ledger]
) -> Past[Cell]:
    """What editions had of these counts, but for what is held by practices that moved."""
    found: Past[Cell] = Past()
    today: defaultdict[date, dict[Cell, Number]] = defaultdict(dict)
    for cell, count in ledger.counts.items() if earlier.registers else ():
        if cell[:2] not in practices.keys:
            today[cell.month][cell] = count

    def adding_up(counts: Counts[Cell]) -> Added[Cell]:
        of_then = add_up(counts)
        return Added(of_then.counts, of_then.sums, of_then.unseen)

    for month, own in today.items():
        snapshots = list(_snapshots(earlier, month, {cell.provider for cell in own}))
        found.update(past(own, snapshots, adding_up, _of_then))
    return found


def _snapshots(
    earlier: Earlier, month: date, providers: Collection[str]
) -> Iterator[Mapping[Cell, Kept]]:
    for register in earlier.registers:
        for snapshot in register.by_month.get(month, ()):
            own = [snapshot.cells[name].items() for name in providers if name in snapshot.cells]
            yield dict(chain.from_iterable(own))


def _of_then(cell: Cell, edition: int) -> Cell:
    return cell._replace(provider=f"{cell.provider} in edition {edition}")
