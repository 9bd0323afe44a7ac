"""Whether all sums together leave a cell to be anything else, by linear programming. Pure.

Narrowing goes sum by sum and misses what only several of them tell. Here they are taken together:
how far each cell is moved from its number, up and down, are the variables of a linear programme,
the sums its equations, and what a reader knows of each cell its bounds. The solver, HiGHS, is asked
for the smallest move of all that gives one cell another number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Generic

import highspy
import numpy as np

from iccportal.lib.disclosure import K, Number, Range

FURTHEST: Final = 1000.0  # where one cell has another number, no other has to move further
# What solvers leave over of a whole number, and of nothing.
LEFT_OVER: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Move(Generic[K]):
    """Numbers that fit as well: of these cells others, where all that were moved may be."""

    other: frozenset[K]
    moved: frozenset[K]


class _Quiet(highspy.Highs):
    """The solver without callbacks: enabling them prints a banner, before it can be told not to."""

    def enableCallbacks(self) -> None:
        """None are used."""


class LinearBounds(Generic[K]):
    """Some sums, each given as its cells with the total first, put to the solver once."""

    def __init__(self, sums: Sequence[Sequence[K]]) -> None:
        self.sums = sums
        self.cells = list(dict.fromkeys(cell for one in sums for cell in one))
        self.place = {cell: n for n, cell in enumerate(self.cells)}

    def know(self, counts: Mapping[K, Number], ranges: Mapping[K, Range]) -> None:
        """Take what a reader knows of every cell; the true `counts` are within their ranges."""
        true = np.array([float(counts[cell]) for cell in self.cells])
        given = np.array([ranges[cell] for cell in self.cells], float).reshape(-1, 2)
        self._room = np.concatenate([given[:, 1] - true, true - given[:, 0]]).clip(0, FURTHEST)
        places = np.arange(len(self._room), dtype=np.int32)
        self._solver.changeColsBounds(len(places), places, np.zeros(len(places)), self._room)

    def move(self, cell: K) -> Move[K] | None:
        """The smallest move that gives a cell another whole number; None where there is none."""
        if cell not in self.place:
            return Move(frozenset([cell]), frozenset([cell]))
        up = self.place[cell]
        down = up + len(self.cells)
        return self._move(up, down) or self._move(down, up)

    def _move(self, way: int, back: int) -> Move[K] | None:
        if self._room[way] < 1:
            return None
        self._solver.changeColBounds(way, 1.0, self._room[way])
        self._solver.changeColBounds(back, 0.0, 0.0)
        self._solver.run()
        is_there = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = self._solver.getSolution().col_value if is_there else None
        self._solver.changeColBounds(way, 0.0, self._room[way])
        self._solver.changeColBounds(back, 0.0, self._room[back])
        return None if found is None else self._as_move(np.array(found))

    def _as_move(self, found: Any) -> Move[K]:
        up, down = found.reshape(2, -1)
        away = np.abs(up - down)
        return Move(self._where(away > 1 - LEFT_OVER), self._where(away > LEFT_OVER))

    def _where(self, which: Any) -> frozenset[K]:
        return frozenset(self.cells[n] for n in np.flatnonzero(which))

    @cached_property
    def _solver(self) -> Any:
        """The sums, of moves up less moves down; each costs as much as it is far."""
        solver = _Quiet()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("presolve", "off"), ("threads", 1)):
            solver.setOptionValue(option, value)
        own = [[self.place[cell] for cell in one] for one in self.sums]
        signs = [[1.0, *[-1.0] * (len(one) - 1)] for one in self.sums]
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = 2 * len(self.cells), len(own)
        programme.col_cost_ = np.ones(programme.num_col_)
        programme.col_lower_ = programme.col_upper_ = np.zeros(programme.num_col_)
        programme.row_lower_ = programme.row_upper_ = np.zeros(programme.num_row_)
        matrix = programme.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(2 * len(one) for one in own)], dtype=np.int32)
        matrix.index_ = np.array(
            [n for one in own for n in (*one, *(place + len(self.cells) for place in one))],
            np.int32,
        )
        matrix.value_ = np.array([n for one in signs for n in (*one, *(-sign for sign in one))])
        solver.passModel(programme)
        return solver
