"""An attack on released tables: everything a reader can reckon from what is shown.

Written apart from the rule that hides: shown counts are taken for what rounding makes of them, a
range each, and every sum that a reader knows of (places of places, categories of totals) narrows
the ranges until nothing moves. A cell that is left with one number is recovered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

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
        """The hidden cells that adding and subtracting finds, if rounding is taken for exact.

        Each table of cells that sums tie together is a set of equations; a cell has one solution
        if no vector of the null space moves it.
        """
        asked, found = set(hidden), []
        for sums in self._tied():
            unknown = {cell for one in sums for cell in one if cell not in shown or cell in asked}
            place = {cell: number for number, cell in enumerate(unknown)}
            rows = np.zeros((len(sums), len(unknown)))
            for row, (total, *parts) in zip(rows, sums, strict=True):
                for cell in {total, *parts} & unknown:
                    row[place[cell]] = 1 if cell == total else -1
            moved = np.abs(_null_space(rows)).max(axis=0, initial=0)
            found += [cell for cell in unknown & asked if moved[place[cell]] < 1e-9]
        return found

    def _tied(self) -> Iterable[list[tuple[Cell, ...]]]:
        """The sums, those together that share cells."""
        of: dict[Cell, list[tuple[Cell, ...]]] = {}
        for total, parts in self.sums:
            own = {id(known): known for cell in (total, *parts) for known in [of.get(cell, [])]}
            together = [(total, *parts), *(one for known in own.values() for one in known)]
            for one in together:
                of.update(dict.fromkeys(one, together))
        return {id(sums): sums for sums in of.values()}.values()


def _null_space(rows: np.ndarray) -> np.ndarray:
    """Vectors, one a row, that change the unknown and no sum."""
    if 0 in rows.shape:
        return np.eye(rows.shape[1])
    _, values, vectors = np.linalg.svd(rows)
    return vectors[(values > 1e-9).sum() :]
