"""An attack on counts of practices that were said to belong elsewhere than before.

A reader holds releases of one month, and knows which practices made up each cell of each. What
nobody knows are the practices' own counts: every cell is the sum of some of them, whichever
register it was counted by. Written apart from what protects: it knows of no groups of practices.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from iccportal.lib.small_numbers import Rule
from tests.reports.attack import MANY, Attack

Practices = frozenset[str]


@dataclass
class PracticeReader:
    """What is shown of practices together, and what is hidden; `true` are their own counts.

    What the latest release shows is told apart from what those before it showed.
    """

    true: Mapping[str, int]
    rule: Rule = field(default_factory=Rule)
    shown: dict[Practices, int] = field(default_factory=dict)
    lately: dict[Practices, int] = field(default_factory=dict)
    hidden: set[Practices] = field(default_factory=set)
    registers: list[Mapping[str, str]] = field(default_factory=list)

    areas: set[frozenset[str]] = field(default_factory=set)

    def hold(self, homes: Mapping[str, str], areas: Mapping[frozenset[str], int | None]) -> None:
        """A release: where practices belong, and what is shown of areas; None where hidden."""
        self.registers.append(homes)
        self.shown |= self.lately
        self.lately = {}
        self.areas |= areas.keys()
        for area, count in areas.items():
            cell = _in(homes, area)
            if count is not None:
                self.lately[cell] = count
            elif sum(self.true[practice] for practice in cell):
                self.hidden.add(cell)

    @property
    def groups(self) -> list[Practices]:
        """The practices that no register tells apart."""
        found: dict[tuple[str | None, ...], set[str]] = {}
        for practice in self.true:
            homes = tuple(register.get(practice) for register in self.registers)
            found.setdefault(homes, set()).add(practice)
        return [frozenset(group) for homes, group in found.items() if {*homes} != {None}]

    @property
    def secret(self) -> set[Practices]:
        """What must not be found: hidden cells, and the few people of practices that moved."""
        few = [one for one in self.groups if self.rule.is_small(sum(map(self.true.get, one)))]
        return {*self.hidden, *few} - self.shown.keys() - self.lately.keys()

    def subtracted(self) -> list[Practices]:
        """What adding and subtracting recovers, if all that is shown is taken for exact."""
        return self._subtracted([*self.shown, *self.lately])

    def could_be_helped(self, found: Iterable[Practices]) -> list[Practices]:
        """Those of some that earlier releases, and noughts, do not give away by themselves."""
        noughts = [cell for cell, count in self.lately.items() if count == 0]
        anyway = self._subtracted([*self.shown, *noughts])
        return [cell for cell in found if cell not in anyway]

    def _subtracted(self, shown: Collection[Practices]) -> list[Practices]:
        names = sorted(self.true)
        rows = np.array([[name in cell for name in names] for cell in shown], dtype=float)
        free = _null_space(rows.reshape(len(shown), len(names)))
        return [
            cell
            for cell in self.secret
            if np.abs(free @ np.array([name in cell for name in names])).max(initial=0) < 1e-9
        ]

    def cornered(self) -> list[Practices]:
        """What the ranges that rounding leaves have but one number for."""
        attack = Attack(self.rule)
        for group in self.groups:
            attack.ranges[group] = (0, MANY)
        for cell, count in [*self.shown.items(), *self.lately.items()]:
            attack.see(cell, count)
        for cell in self.hidden:
            attack.see(cell, None)
        for total, parts in {(total, frozenset(filter(None, own))) for total, own in self._sums()}:
            if total not in parts:
                attack.ranges.setdefault(total, (0, MANY))
                attack.add_up(total, parts)
        return attack.recovered(self.secret)

    def _sums(self) -> Iterator[tuple[Practices, tuple[Practices, ...]]]:
        """Every cell by groups and by smaller areas, and communities that exchanged practices."""
        for cell in {*self.shown, *self.lately, *self.hidden}:
            yield cell, tuple(group for group in self.groups if group <= cell)
        single = sorted({code for area in self.areas for code in area})
        unions = [frozenset(own) for n in range(2, 5) for own in combinations(single, n)]
        for homes in self.registers:
            for area in {*self.areas, *unions}:
                for split in self._splits(area):
                    yield _in(homes, area), tuple(_in(homes, part) for part in split)

    def _splits(self, area: frozenset[str]) -> Iterator[tuple[frozenset[str], ...]]:
        """Into communities, or into an area and the others."""
        if len(area) > 1:
            yield tuple(frozenset([code]) for code in area)
        for part in self.areas:
            if 1 < len(part) < len(area) and part < area:
                yield part, *(frozenset([code]) for code in area - part)


def _in(homes: Mapping[str, str], area: frozenset[str]) -> Practices:
    return frozenset(practice for practice, home in homes.items() if home in area)


def _null_space(rows: np.ndarray) -> np.ndarray:
    if 0 in rows.shape:
        return np.eye(rows.shape[1])
    _, values, vectors = np.linalg.svd(rows)
    return vectors[(values > 1e-9).sum() :]
