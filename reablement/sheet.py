"""A sheet of assessments as its sender prints it: cells, sums over them, and printed totals."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from typing import NamedTuple

from iccportal.lib.certain_sums import CertainSums


class CategoryKey(NamedTuple):
    """A category by its cut ("route" or "outcome") and its code."""

    cut: str
    code: str


class Place(NamedTuple):
    """Where a cell stands in the sheet; communities by code."""

    community: str
    month: date
    category: CategoryKey


@dataclass(frozen=True, slots=True)
class Cell:
    """How many assessments; provisional where the printed totals leave the figure open."""

    place: Place
    count: int
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that the sheet prints.

    None means over all months, all communities, or (of a whole cut, and so of each cut) all
    categories.
    """

    month: date | None
    community: str | None
    category: CategoryKey | None
    count: int

    def covers(self, place: Place) -> bool:
        """Whether a cell is one of those that the total adds up."""
        return (
            self.month in (None, place.month)
            and self.community in (None, place.community)
            and self.category in (None, place.category)
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over cells; None where the sheet has none of them, which is not a nought.

    A sum that is `hidden` from its reader is None as well.
    """

    count: int | None
    provisional: bool = False
    hidden: bool = False


class Sheet:
    """Cells by their place, and the totals printed beside them."""

    def __init__(self, cells: Iterable[Cell], printed: Iterable[PrintedTotal]) -> None:
        self.cells = {cell.place: cell for cell in cells}
        self.printed = tuple(printed)
        self.months = sorted({place.month for place in self.cells})
        self.communities = frozenset(place.community for place in self.cells)
        self.categories = frozenset(place.category for place in self.cells)

    def sum(
        self,
        *,
        months: Collection[date],
        communities: Collection[str],
        categories: Collection[CategoryKey],
    ) -> Sum:
        """The sum over every cell of these months, communities and categories.

        It is provisional if it holds open cells whose sum the printed totals do not make certain;
        a cell by itself is as provisional as it is said to be.
        """
        places = product(communities, months, categories)
        cells = [self.cells[key] for place in places if (key := Place(*place)) in self.cells]
        if not cells:
            return Sum(None)
        open_places = [cell.place for cell in cells if cell.provisional]
        certain = not open_places or (
            len(cells) > 1 and dict.fromkeys(open_places, 1) in self._certain
        )
        return Sum(sum(cell.count for cell in cells), provisional=not certain)

    def of_cut(self, cut: str) -> tuple[CategoryKey, ...]:
        """The categories of a cut that the sheet has, in no order that means anything."""
        return tuple(sorted(category for category in self.categories if category.cut == cut))

    @cached_property
    def _certain(self) -> CertainSums[Place]:
        return CertainSums(self._open_cells_of_totals())

    def _open_cells_of_totals(self) -> Iterator[dict[Place, int]]:
        open_places = [cell.place for cell in self.cells.values() if cell.provisional]
        for total in self.printed:
            covered = [place for place in open_places if total.covers(place)]
            # A total of a whole cut is one of each cut, for both count the same assessments.
            for cut in {place.category.cut for place in covered}:
                yield {place: 1 for place in covered if place.category.cut == cut}
