"""Which counts of people are shown to whom: one rule for whatever leaves the team. Pure.

Hospital Episode Statistics' way: outside the team a count of 1 to 7 is hidden, a nought is shown,
and every other count is rounded to the nearest 5. Counts add up, so a hidden one can be found by
subtraction: further cells are hidden until it cannot, as if every number shown were exact, and
until no range that rounding leaves has but one number in it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Any, Generic

from iccportal.lib import attacks
from iccportal.lib.attacks import Attacks
from iccportal.lib.disclosure import K, Number, Range, Sum
from iccportal.lib.statements import NOTHING_TOLD, Statements, Telling

__all__ = ["HIDDEN", "Audience", "Hidden", "Number", "Rule", "Sum", "released"]

# Most tables of months past stay as they are, whatever else is changed in the portal, and take
# milliseconds up to seconds. The Bay's have 40 cells, a few 1,000; of much larger ones, at half a
# kilobyte a cell, not many could be kept.
RELEASES = 512
MOST_CELLS = 3000
Table = Mapping[str, int]  # counts by the names of what they are of
Shown = Mapping[str, int | None]  # the same as a reader is shown them; None is hidden


class Audience(StrEnum):
    """Who reads a figure."""

    TEAM = "team"
    OUTSIDE = "outside"

    @property
    def words(self) -> str:
        """For people."""
        return {
            Audience.TEAM: "The team: every figure in full",
            Audience.OUTSIDE: "Outside the team: small numbers hidden, others rounded",
        }[self]


class Hidden(Enum):
    """What stands in the place of a count that is not shown."""

    HIDDEN = "hidden"


HIDDEN = Hidden.HIDDEN


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts from 1 to `threshold` are hidden, the others rounded to the nearest `base`.

    ValueError where rounding would show a nought that is none.
    """

    threshold: int = 7
    base: int = 5

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.base < 1:
            raise ValueError("The threshold and the base of small numbers are 1 or more.")
        if self.shown(self.threshold + 1) == 0:
            raise ValueError(
                f"Rounded to the nearest {self.base}, {self.threshold + 1} would be shown as 0: "
                "hide more small numbers, or round to a smaller base."
            )

    @property
    def sentence(self) -> str:
        """What is said beside figures that are shown by the rule."""
        hidden = f"1 to {self.threshold}" if self.threshold > 1 else "counts of 1"
        return (
            f"Small numbers: {hidden} are hidden, as is what would give them away, and other "
            f"counts are {self.rounding}."
        )

    @property
    def rounding(self) -> str:
        """What was done to a count that is shown."""
        return f"rounded to the nearest {self.base}"

    def is_small(self, count: Number) -> bool:
        """Whether a count is hidden for what it is; a fraction just above the threshold is too."""
        return 0 < count < self.threshold + 1

    def shown(self, count: Number) -> int:
        """The count to the nearest base, halves up."""
        return (count + Fraction(self.base, 2)) // self.base * self.base

    def can_be(self, count: Number) -> Range:
        """What a reader knows of a count that is shown.

        One that is small was shown when fewer were: who saw it is taken to know it.
        """
        if self.is_small(count) or count == 0:
            return floor(count), ceil(count)
        at = self.shown(count)
        return max(self.threshold + 1, at - self.base // 2), at + (self.base - 1) // 2


def released(
    cells: Mapping[K, Number | None],
    sums: Iterable[Sum[K]],
    rule: Rule,
    hidden_before: Collection[K] = (),
    insiders: Iterable[Collection[K]] = (),
    shown_before: Collection[K] = (),
    unseen: Collection[K] = (),
    elsewhere: Collection[K] = (),
    statements: Statements[K] = NOTHING_TOLD,
) -> dict[K, Number | Hidden | None]:
    """What is shown of each cell outside the team; None stays None, which nobody knows.

    `sums` say which cells add up to which; ValueError where they do not. Cells `hidden_before`
    stay hidden, noughts too, so that two editions cannot be set against each other; those
    `shown_before`, with the count that they still have, hide nothing any more, hidden or not. Each
    of `insiders` is the cells that some reader knows in full besides. `unseen` cells stand nowhere
    and need no protection: they only say how others add up. Cells that are shown `elsewhere`
    cannot be hidden; what they give away whatever is hidden here is given up. `statements` are told
    as they are where they leave all that is hidden open. In whatever order cells were hidden
    before, the same are hidden now.
    """
    known = {cell: count for cell, count in cells.items() if count is not None}
    answer = _released if len(known) <= MOST_CELLS else _released.__wrapped__
    found = answer(
        tuple(known.items()),
        tuple(one for one in sums if all(cell in known for cell in one.members)),
        rule,
        frozenset(hidden_before),
        tuple(map(frozenset, insiders)),
        frozenset(shown_before),
        frozenset(unseen),
        frozenset(elsewhere),
        statements,
    )
    return {cell: found.get(cell) for cell in [*cells, *(one.cell for one in statements.in_order)]}


@lru_cache(maxsize=RELEASES)
def _released(
    cells: Iterable[tuple[Any, Number]],
    sums: Sequence[Sum[Any]],
    rule: Rule,
    hidden_before: frozenset[Any],
    insiders: Sequence[Collection[Any]],
    shown_before: frozenset[Any],
    unseen: frozenset[Any],
    elsewhere: frozenset[Any],
    statements: Statements[Any],
) -> Mapping[Any, Number | Hidden]:
    """The same of counts that are known."""
    known = dict(cells)
    for one in sums:
        if sum(known[part] for part in one.parts) != known[one.total]:
            raise ValueError(f"The parts of {one.total} do not add up to it.")
    before = sorted(hidden_before | unseen)
    release = _Release(known, sums, rule, before, shown_before | elsewhere, unseen, elsewhere)
    attacks = release.protect(insiders)
    told = Telling(attacks, list(release.hidden), statements).safe()
    return {
        **{cell: release.of(cell) for cell in known},
        **{one.cell: HIDDEN for one in statements.in_order},
        **{one.cell: one.number for one in told},
    }


class _Release(Generic[K]):
    """Cells of one table, and which of them are hidden so far."""

    def __init__(
        self,
        counts: Mapping[K, Number],
        sums: Sequence[Sum[K]],
        rule: Rule,
        before: Sequence[K],
        told: frozenset[K],
        unseen: frozenset[K],
        elsewhere: frozenset[K],
    ) -> None:
        self.counts, self.sums, self.rule = counts, sums, rule
        self.told, self.unseen = told, unseen
        # what can be hidden: a nought only if it was hidden before, as another count
        can_be = frozenset(cell for cell, n in counts.items() if n).union(before)
        self.most = can_be & counts.keys() - elsewhere
        self.using: dict[K, list[Sum[K]]] = {}
        for one in sums:
            for cell in one.members:
                self.using.setdefault(cell, []).append(one)
        self.small = [cell for cell, count in counts.items() if rule.is_small(count)]
        hidden = [cell for cell in [*self.small, *before] if cell in self.most]
        self.hidden = dict.fromkeys(cell for cell in hidden if cell not in self.told)
        # hidden from those who did not see it, and no hiding place from those who did
        self.known_to_some = {cell for cell in hidden if cell in self.told}

    def of(self, cell: K) -> Number | Hidden:
        """What is shown of a cell."""
        if cell in self.hidden or cell in self.known_to_some:
            return HIDDEN
        return self.rule.shown(self.counts[cell])

    def protect(self, insiders: Collection[Collection[K]]) -> Attacks[K]:
        """Hide further cells until no attack finds any, whoever makes it."""
        self._hide_beside(list(self.sums))
        readers = list(dict.fromkeys([frozenset[K](), *map(frozenset, insiders)]))
        attacks = Attacks(self._table, self.most, readers)
        # what is hidden for one may be found by another, so that all are asked again
        while self.hidden and sum(self._protected_from(reader, attacks) for reader in readers):
            pass
        return attacks

    @property
    def _table(self) -> attacks.Table[K]:
        shown = {cell: self.rule.can_be(count) for cell, count in self.counts.items()}
        small = [cell for cell in self.small if cell not in self.unseen]
        return attacks.Table(self.counts, self.sums, shown, small, self.rule.threshold, self.unseen)

    def _protected_from(self, reader: frozenset[K], attacks: Attacks[K]) -> bool:
        """Whether anything had to be hidden from a reader who knows some cells."""
        before = len(self.hidden)
        while found := attacks.found(reader, self.hidden.keys()):
            cell = self._nearest(found[0], reader)
            self.hidden[cell] = None
            self._hide_beside(list(self.using[cell]))
        return len(self.hidden) > before

    def _hide_beside(self, sums: list[Sum[K]]) -> None:
        """Leave no sum with one hidden member: that one is what the others leave."""
        while sums:
            one = sums.pop()
            alone = [cell for cell in one.members if cell in self.hidden]
            fresh = [cell for cell in one.members if cell not in self.told]
            protected = len(alone) == 1 and alone[0] not in self.unseen
            if protected and (cell := self._least(fresh)) is not None:
                self.hidden[cell] = None
                sums += self.using[cell]

    def _nearest(self, cell: K, known: Collection[K]) -> K:
        """The cell to hide next: the smallest of those that the fewest sums part from `cell`.

        There is one, for with every cell hidden nobody finds any but noughts. Where all of them
        were told before, as they are, hiding one still helps those who have not seen it.
        """
        ring, seen = {cell}, {cell}
        rings: list[set[K]] = []
        while ring:
            around = {m for at in ring for one in self.using[at] for m in one.members}
            ring = around - seen
            seen |= ring
            rings.append(ring - set(known))
        fresh = (self._least(around - self.told) for around in rings)
        told = (self._least(around) for around in rings)
        return next(found for found in (*fresh, *told) if found is not None)

    def _least(self, cells: Iterable[K]) -> K | None:
        """The smallest that is shown and can be hidden."""
        shown = [cell for cell in cells if cell in self.most and cell not in self.hidden]
        return min(shown, key=self._order, default=None)

    def _order(self, cell: K) -> Any:
        return self.counts[cell], cell
