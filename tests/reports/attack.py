"""An attack on released tables: everything a reader can reckon from what is shown.

Written apart from the rule that hides: shown counts are taken for what rounding makes of them, a
range each, and every sum that a reader knows of (places of places, categories of totals) narrows
the ranges until nothing moves. A cell that is left with one number is recovered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iccportal.lib.small_numbers import Rule

Cell = tuple[object, ...]
MANY = 10**9


@dataclass
class Attack:
    """What a reader knows: a range for each cell, and which cells add up to which."""

    rule: Rule = field(default_factory=Rule)
    ranges: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    sums: list[tuple[Cell, tuple[Cell, ...]]] = field(default_factory=list)

    def see(self, cell: Cell, shown: int | None) -> None:
        """A count that is shown, or None where it is hidden; seen twice, both hold."""
        low, high = self.ranges.get(cell, (0, MANY))
        new = (1, MANY) if shown is None else self._around(shown)
        self.ranges[cell] = max(low, new[0]), min(high, new[1])

    def add_up(self, total: Cell, parts: Iterable[Cell]) -> None:
        """A sum that the reader knows of, as far as its cells were seen."""
        self.sums.append((total, tuple(parts)))

    def _around(self, shown: int) -> tuple[int, int]:
        if shown == 0:
            return 0, 0
        return max(self.rule.threshold + 1, shown - self.rule.base // 2), shown + (
            self.rule.base - 1
        ) // 2

    def narrow(self) -> None:
        """Make use of every sum until nothing moves."""
        while sum(self._use(total, parts) for total, parts in self.sums):
            pass

    def _use(self, total: Cell, parts: tuple[Cell, ...]) -> bool:
        members = (total, *parts)
        if any(cell not in self.ranges for cell in members):
            return False
        moved = False
        for cell in members:
            others = [one for one in parts if one != cell]
            low = sum(self.ranges[one][0] for one in others)
            high = sum(self.ranges[one][1] for one in others)
            if cell == total:
                bounds = low, high
            else:
                bounds = self.ranges[total][0] - high, self.ranges[total][1] - low
            own = self.ranges[cell]
            new = max(own[0], bounds[0]), min(own[1], bounds[1])
            moved |= new != own
            self.ranges[cell] = new
        return moved

    def recovered(self, hidden: Iterable[Cell]) -> list[Cell]:
        """The hidden cells that can be one number alone."""
        self.narrow()
        return [cell for cell in hidden if self.ranges[cell][0] == self.ranges[cell][1]]

    def subtracted(self, hidden: Iterable[Cell], shown: Mapping[Cell, int]) -> list[Cell]:
        """The hidden cells alone in some sum, which whoever takes rounding for exact finds."""
        unknown = set(hidden)
        found = []
        for total, parts in self.sums:
            alone = [cell for cell in (total, *parts) if cell in unknown]
            if len(alone) == 1 and all(c in shown for c in {total, *parts} - unknown):
                found.append(alone[0])
        return found
