"""Whether a sum over open cells is certain although the cells themselves are not.

Who does not see some cells of a table may still see its totals. Each total fixes what its open
cells come to, and so does whatever can be made from totals by adding and subtracting them. A sum
is certain exactly if it is such a combination: the row-reduction test of linear algebra, in whole
fractions. It tells what a sheet with lost cells still says, and what hidden cells give away.
"""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class CertainSums(Generic[K]):
    """The sums over open cells that totals make certain; each total says how it counts them.

    A sum has a number for each cell: how often the cell counts, below nought if it is taken away.
    """

    def __init__(self, totals: Iterable[Mapping[K, int]]) -> None:
        self._rows: dict[K, dict[K, Fraction]] = {}  # by the cell in which the row has a one
        for cells in totals:
            rest = self._reduced(cells)
            if rest:
                pivot, scale = next(iter(rest.items()))
                self._rows[pivot] = {cell: part / scale for cell, part in rest.items()}

    def __contains__(self, cells: Mapping[K, int]) -> bool:
        """Whether the sum over these open cells is certain; that over none always is."""
        return not self._reduced(cells)

    def _reduced(self, cells: Mapping[K, int]) -> dict[K, Fraction]:
        """What is left of the sum after taking away, in order, what each row fixes of it."""
        rest = {cell: Fraction(times) for cell, times in cells.items()}
        for pivot, row in self._rows.items():
            if times := rest.get(pivot):
                for cell, part in row.items():
                    rest[cell] = rest.get(cell, Fraction(0)) - times * part
        return {cell: part for cell, part in rest.items() if part}
