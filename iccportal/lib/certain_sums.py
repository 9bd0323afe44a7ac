"""Whether a sum over open cells is certain although the cells themselves are not.

Who does not see some cells of a table may still see its totals. Each total fixes what its open
cells come to, and so does whatever can be made from totals by adding and subtracting them. A sum
is certain exactly if it is such a combination: the row-reduction test of linear algebra. It tells
what a sheet with lost cells still says, and what hidden cells give away.
"""

from collections.abc import Hashable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
# Row reduction needs division. Whole numbers by the remainder that a large prime leaves divide
# without a rest, some twenty times faster than fractions; counts of cells are far below it.
PRIME = 2**61 - 1


class CertainSums(Generic[K]):
    """The sums over open cells that totals make certain; each total says how it counts them.

    A sum has a number for each cell: how often the cell counts, below nought if it is taken away.
    """

    def __init__(self, totals: Iterable[Mapping[K, int]]) -> None:
        # Each row with the cell in which it has a one, and the place of that cell's row.
        self._ordered: list[tuple[K, dict[K, int]]] = []
        self._places: dict[K, int] = {}
        for cells in totals:
            rest = self._reduced(cells)
            if rest:
                pivot, scale = next(iter(rest.items()))
                self._places[pivot] = len(self._ordered)
                inverse = pow(scale, -1, PRIME)
                self._ordered.append((pivot, {c: p * inverse % PRIME for c, p in rest.items()}))

    def __contains__(self, cells: Mapping[K, int]) -> bool:
        """Whether the sum over these open cells is certain; that over none always is."""
        return not self._reduced(cells)

    def _reduced(self, cells: Mapping[K, int]) -> dict[K, int]:
        """What is left of the sum after taking away, in order, what each row fixes of it.

        A row has no cell in which an earlier one has its one, so that each is used once at most.
        """
        rest = {cell: times % PRIME for cell, times in cells.items()}
        waiting = [self._places[cell] for cell in rest if cell in self._places]
        heapify(waiting)
        while waiting:
            pivot, row = self._ordered[heappop(waiting)]
            times = rest[pivot]
            for cell, part in row.items() if times else ():
                if cell not in rest and cell in self._places:
                    heappush(waiting, self._places[cell])
                rest[cell] = (rest.get(cell, 0) - times * part) % PRIME
        return {cell: part for cell, part in rest.items() if part}
