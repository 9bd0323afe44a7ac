"""Whether a sum over open figures is certain although the figures themselves are not.

A sheet that lost some of its cells still prints totals. Each total fixes the sum of the open
cells under it, and so does whatever can be made from totals by adding and subtracting them. A sum
is certain exactly if it is such a combination: the row-reduction test of linear algebra, in whole
fractions.
"""

from collections.abc import Collection, Hashable, Iterable
from fractions import Fraction

Row = dict[Hashable, Fraction]


class CertainSums:
    """The sums over open cells that totals make certain; each total is its set of open cells."""

    def __init__(self, totals: Iterable[Collection[Hashable]]) -> None:
        self._rows: dict[Hashable, Row] = {}  # by the cell in which the row has a one
        for cells in totals:
            rest = self._reduced(cells)
            if rest:
                pivot, scale = next(iter(rest.items()))
                self._rows[pivot] = {cell: part / scale for cell, part in rest.items()}

    def __contains__(self, cells: Collection[Hashable]) -> bool:
        """Whether the sum over these open cells is certain; that over none always is."""
        return not self._reduced(cells)

    def _reduced(self, cells: Collection[Hashable]) -> Row:
        """What is left of the sum after taking away, in order, what each row fixes of it."""
        rest = dict.fromkeys(cells, Fraction(1))
        for pivot, row in self._rows.items():
            if times := rest.get(pivot):
                for cell, part in row.items():
                    rest[cell] = rest.get(cell, Fraction(0)) - times * part
        return {cell: part for cell, part in rest.items() if part}
