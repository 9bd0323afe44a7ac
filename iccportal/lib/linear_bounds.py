"""Whether all sums together leave a cell to be anything else, by linear programming. Pure.

Narrowing goes sum by sum and misses what only several of them tell. Here they are taken together:
how far each cell is moved from its number, up and down, are the variables of a linear programme,
the sums its equations, and what a reader knows of each cell its bounds. The solver, HiGHS, is asked
for the smallest move of all that gives one cell another number. What a mean or another number tells
beside the sums are further rows, its limits: these can leave open what whole numbers do not, so
that where cells are `whole` a move by parts of them is asked for again, as an integer programme.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Generic

import highspy
import numpy as np

from iccportal.lib.disclosure import K, Limit, Number

FURTHEST: Final = 1e5  # where one cell has another number, no other has to move further
# What solvers leave over of a whole number, and of nothing.
LEFT_OVER: Final = 1e-6
# Of whole moves any is as good as the smallest, and jumping about for one takes most of the time.
OPTIONS: Final[Mapping[str, bool | str | float]] = {
    "output_flag": False,
    "presolve": "off",
    "threads": 1,
    "mip_rel_gap": highspy.kHighsInf,
    "mip_heuristic_run_feasibility_jump": False,
}


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
    """Some sums, each given as its cells with the total first, put to the solver once.

    So are all limits that may be told. Cells that are `whole` move by whole numbers.
    """

    def __init__(
        self,
        sums: Sequence[Sequence[K]],
        limits: Sequence[Limit[K]] = (),
        whole: Collection[K] = (),
    ) -> None:
        self.sums, self.limits = sums, limits
        self.rows = [dict.fromkeys(one, -1.0) | {one[0]: 1.0} for one in sums]
        self.rows += [{cell: float(times) for cell, times in one.times} for one in limits]
        self.cells = list(dict.fromkeys(cell for row in self.rows for cell in row))
        self.place = {cell: n for n, cell in enumerate(self.cells)}
        self._is_whole = np.array([cell in whole for cell in self.cells] * 2)

    def know(
        self,
        counts: Mapping[K, Number],
        ranges: Mapping[K, tuple[Number, Number]],
        told: Collection[Limit[K]] = (),
    ) -> None:
        """Take what a reader knows of every cell; the true `counts` are within their ranges.

        So they are within all limits, of which those `told` are known.
        """
        true = np.array([float(counts[cell]) for cell in self.cells])
        self._tell(true, told)
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
        found = self._solved()
        if found is not None and not _are_whole(found[self._is_whole]):
            found = self._solved(whole=True)
        self._solver.changeColBounds(way, 0.0, self._room[way])
        self._solver.changeColBounds(back, 0.0, self._room[back])
        return None if found is None else self._as_move(found)

    def _solved(self, *, whole: bool = False) -> Any:
        """The moves of all cells, up and then down; None where there are none."""
        self._solver.setOptionValue("solve_relaxation", not whole)
        self._solver.setBasis()  # from no move: that is nearer than the last cell's
        self._solver.run()
        is_there = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return np.array(self._solver.getSolution().col_value) if is_there else None

    def _tell(self, true: Any, told: Collection[Limit[K]]) -> None:
        """Let what limits come to fall to nought where they are told, and anywhere else."""
        if not self.limits:
            return
        after = len(self.sums)
        comes_to = (
            sum(times * true[self.place[cell]] for cell, times in row.items())
            for row in self.rows[after:]
        )
        told = frozenset(told)
        least = [
            -max(0.0, now) if one in told else -highspy.kHighsInf
            for one, now in zip(self.limits, comes_to, strict=True)
        ]
        places = np.arange(after, len(self.rows), dtype=np.int32)
        most = np.full(len(places), highspy.kHighsInf)
        self._solver.changeRowsBounds(len(places), places, np.array(least), most)

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
        for option, value in OPTIONS.items():
            solver.setOptionValue(option, value)
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = 2 * len(self.cells), len(self.rows)
        programme.col_cost_ = np.ones(programme.num_col_)
        programme.col_lower_ = programme.col_upper_ = np.zeros(programme.num_col_)
        programme.row_lower_ = programme.row_upper_ = np.zeros(programme.num_row_)
        matrix = programme.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(2 * len(row) for row in self.rows)], dtype=np.int32)
        places = [[self.place[cell] for cell in row] for row in self.rows]
        matrix.index_ = np.array(
            [n for own in places for n in (*own, *(place + len(self.cells) for place in own))],
            np.int32,
        )
        times = [list(row.values()) for row in self.rows]
        matrix.value_ = np.array([n for own in times for n in (*own, *(-one for one in own))])
        if self._is_whole.any():
            kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
            programme.integrality_ = [kinds[int(one)] for one in self._is_whole]
        solver.passModel(programme)
        return solver


def _are_whole(moves: Any) -> bool:
    return bool(np.all(np.abs(moves - np.round(moves)) < LEFT_OVER))
