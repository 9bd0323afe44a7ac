"""How the counts behind figures add up, which whoever sees some of them can reckon with. Pure.

A place is the sum of its parts, the whole's count is the denominator of everybody's share, a
percentage has a rest, and a count may be made up of others.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from iccportal.lib.small_numbers import Rule, Sum
from measures.cells import Cell, Shelf, is_share
from measures.definition import Measure
from measures.figure import Number
from measures.makeup import Area, Makeup
from measures.reading import Partition


@dataclass
class Ledger:
    """Counts by their cells, the sums that hold among them, and the cells of those that should."""

    rule: Rule
    counts: dict[Cell, Number] = field(default_factory=dict)
    sums: dict[Sum[Cell], None] = field(default_factory=dict)
    doubted: dict[Cell, None] = field(default_factory=dict)

    def enter(self, cell: Cell | None, count: Number | None) -> None:
        """Take in a count, where there is one."""
        if cell is not None and count is not None:
            self.counts[cell] = count

    def add_up(self, total: Cell, parts: Collection[Cell]) -> None:
        """Note that cells make up another; a cell is itself without a note."""
        if parts and total not in parts:
            self.sums[Sum(total, tuple(parts))] = None

    def make_up(self, total: Cell, parts: Sequence[Cell]) -> None:
        """Note that cells are said to make up another.

        Where they do not, whoever believes it might find one all the same: none is shown.
        """
        if self.counts[total] == sum(self.counts[part] for part in parts):
            self.add_up(total, parts)
        else:
            self.doubted |= dict.fromkeys([total, *parts])

    def contain(self, total: Cell, parts: Sequence[Cell]) -> None:
        """Note that cells are part of another.

        A small rest is as safe as they are. A larger one is shown nowhere, so that nothing
        follows from the others.
        """
        rest = self.counts[total] - sum(self.counts[part] for part in parts)
        if rest == 0:
            self.add_up(total, parts)
        elif self.rule.is_small(rest):
            names = " and ".join(f"{part.provider} of {part.communities}" for part in parts)
            cell = Cell(total.month, f"{total.provider} but for {names}", total.communities)
            self.enter(cell, rest)
            self.add_up(total, [*parts, cell])


def ledger_of(
    shelf: Shelf,
    measures: Collection[Measure],
    makeup: Makeup,
    partitions: Iterable[Partition],
    rule: Rule,
) -> Ledger:
    """Every count of a shelf, and all that is known of how they add up."""
    ledger = Ledger(rule)
    for series in shelf.values():
        for one in series:
            ledger.enter(one.numerator, one.figure.numerator)
            ledger.enter(one.denominator, one.figure.denominator)
    for measure in measures:
        _places(ledger, shelf, measure, makeup)
        if measure.unit.percentage:
            _percentages(ledger, shelf, measure, makeup.areas)
        _made_up(ledger, measure)
    for part, whole in sorted({(p.provider, p.part_of) for m in measures for p in m.parts}):
        _part(ledger, part, whole)
    for partition in partitions:
        _partition(ledger, partition)
    return ledger


def _places(ledger: Ledger, shelf: Shelf, measure: Measure, makeup: Makeup) -> None:
    """Each place is the sum of its parts, as far as these have figures."""
    for area, parts in makeup.sums:
        own = [{one.figure.month: one for one in shelf[measure.code, part]} for part in parts]
        for whole in shelf[measure.code, area]:
            there = [months[whole.figure.month] for months in own if whole.figure.month in months]
            _add_up(ledger, whole.numerator, [one.numerator for one in there])
            if not is_share(measure):
                _add_up(ledger, whole.denominator, [one.denominator for one in there])


def _add_up(ledger: Ledger, total: Cell | None, parts: Iterable[Cell | None]) -> None:
    if total is not None:
        ledger.add_up(total, _in_it(total, parts))


def _in_it(total: Cell, parts: Iterable[Cell | None]) -> list[Cell]:
    """The parts whose communities take part in the total."""
    taking_part = set(total.communities.split("+"))
    return [
        part
        for part in parts
        if part is not None and taking_part.issuperset(part.communities.split("+"))
    ]


def _percentages(ledger: Ledger, shelf: Shelf, measure: Measure, areas: Iterable[Area]) -> None:
    """A percentage's numerator is part of its denominator."""
    for area in areas:
        for one in shelf[measure.code, area]:
            if one.numerator is not None and one.denominator is not None:
                ledger.contain(one.denominator, [one.numerator])


def _part(ledger: Ledger, part: str, whole: str) -> None:
    """What is part of something else is known to be so, whether or not a percentage says it."""
    for cell in [cell for cell in ledger.counts if cell.provider == part]:
        if (total := cell._replace(provider=whole)) in ledger.counts:
            ledger.contain(total, [cell])


def _made_up(ledger: Ledger, measure: Measure) -> None:
    """What a measure adds up from makes it up wherever each of them was counted."""
    names = [part.provider for part in measure.adds_up_from]
    for total, there in _with_parts(ledger, measure.numerator.provider, names):
        if len(there) == len(names):
            ledger.make_up(total, there)
        else:
            ledger.contain(total, there)


def _partition(ledger: Ledger, partition: Partition) -> None:
    for total, there in _with_parts(ledger, partition.whole, partition.parts):
        ledger.contain(total, there)


def _with_parts(
    ledger: Ledger, whole: str, parts: Sequence[str]
) -> Iterator[tuple[Cell, list[Cell]]]:
    """The cells of a provider, each with those of other providers that are there as well."""
    for total in [cell for cell in ledger.counts if cell.provider == whole]:
        cells = [total._replace(provider=name) for name in parts]
        if there := [cell for cell in cells if cell in ledger.counts]:
            yield total, there
