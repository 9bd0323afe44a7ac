"""How the counts behind figures add up, which whoever sees some of them can reckon with. Pure.

A place is the sum of its parts, the whole's count is the denominator of everybody's share, a
percentage has a rest, and a count may be made up of others.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import chain

from iccportal.lib.small_numbers import Rule, Sum
from measures.cells import WHOLE, Cell, Shelf, is_share
from measures.definition import Measure
from measures.figure import Number
from measures.makeup import Makeup
from measures.reading import Partition


@dataclass
class Ledger:
    """Counts by their cells, the sums that hold among them, and the cells of those that should.

    `unseen` are cells of rests that are no few people and are shown nowhere.
    """

    rule: Rule
    counts: dict[Cell, Number] = field(default_factory=dict)
    sums: dict[Sum[Cell], None] = field(default_factory=dict)
    doubted: dict[Cell, None] = field(default_factory=dict)
    unseen: set[Cell] = field(default_factory=set)

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

        A small rest is as safe as they are. A larger one needs no protection; but it is nobody
        less than none, and it may be the same in two editions.
        """
        rest = self.counts[total] - sum(self.counts[part] for part in parts)
        if rest == 0:
            self.add_up(total, parts)
        elif rest > 0:
            names = " and ".join(f"{part.provider} of {part.communities}" for part in parts)
            cell = Cell(total.month, f"{total.provider} but for {names}", total.communities)
            self.counts[cell] = rest
            self.add_up(total, [*parts, cell])
            if not self.rule.is_small(rest):
                self.unseen.add(cell)


def ledger_of(
    counts: Mapping[Cell, Number],
    measures: Collection[Measure],
    makeup: Makeup,
    partitions: Iterable[Partition],
    rule: Rule,
) -> Ledger:
    """Counts of one time, and all that is known of how they add up."""
    ledger = Ledger(rule, dict(counts))
    _places(ledger, makeup)
    for measure in measures:
        if measure.unit.percentage:
            _percentage(ledger, measure)
        _made_up(ledger, measure)
    for part, whole in sorted({(p.provider, p.part_of) for m in measures for p in m.parts}):
        _part(ledger, part, whole)
    for partition in partitions:
        _partition(ledger, partition)
    return ledger


def counts_on(shelf: Shelf) -> dict[Cell, Number]:
    """Every count of a shelf that there is."""
    found: dict[Cell, Number] = {}
    for one in chain.from_iterable(shelf.values()):
        pairs = (one.numerator, one.figure.numerator), (one.denominator, one.figure.denominator)
        found |= {cell: n for cell, n in pairs if cell is not None and n is not None}
    return found


def _places(ledger: Ledger, makeup: Makeup) -> None:
    """Communities together are the sum of the areas that they are made up of."""
    splits = cache(lambda communities: list(_splits(communities, makeup)))
    for cell in list(ledger.counts):
        for split in splits(cell.communities):
            parts = [Cell(cell.month, cell.provider, communities) for communities in split]
            if all(part in ledger.counts for part in parts):
                ledger.add_up(cell, parts)


def _splits(communities: str, makeup: Makeup) -> Iterator[list[str]]:
    """The areas, as far as communities take part in them; one by one if nothing else is known."""
    codes = frozenset(communities.split("+"))
    within = [[codes & part for part in parts] for area, parts in makeup.sums if codes <= area]
    known = [found for own in within if len(found := [part for part in own if part]) > 1]
    for split in known or ([frozenset([code]) for code in codes],):
        yield ["+".join(sorted(part)) for part in split]


def _percentage(ledger: Ledger, measure: Measure) -> None:
    """A percentage's numerator is part of its denominator."""
    part, whole = (one.provider for one in measure.parts)
    cells = [cell for cell in ledger.counts if cell.provider == part]
    if is_share(measure):
        _shares(ledger, whole, cells)
        return
    for cell in cells:
        if (total := cell._replace(provider=whole)) in ledger.counts:
            ledger.contain(total, [cell])


def _shares(ledger: Ledger, whole: str, cells: Sequence[Cell]) -> None:
    """The whole has each place, and all communities that have a figure: those together, too."""
    by_month: defaultdict[date, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_month[cell.month].append(cell)
    for month, own in by_month.items():
        total = Cell(month, whole, WHOLE)
        if total in ledger.counts:
            single = [cell for cell in own if "+" not in cell.communities]
            for parts in [*([cell] for cell in own), *([single] if len(single) > 1 else [])]:
                ledger.contain(total, parts)


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
