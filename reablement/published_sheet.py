"""A sheet as it is shown outside the team, made of nothing but the published monthly counts.

A number over several months is the sum of the months as they are shown, so that this page tells
no more than the monthly charts do. A category that no measure counts is shown to the team alone.
"""

from collections.abc import Callable, Collection
from datetime import date

from iccportal.lib.small_numbers import HIDDEN, Hidden
from measures.cells import Cell
from measures.release import Release
from reablement.providers import ASSESSMENTS, CATEGORIES
from reablement.sheet import CategoryKey, Sheet, Sum

PROVIDERS = {key: name for name, key in CATEGORIES.items()}


class PublishedSheet(Sheet):
    """A sheet whose sums are released, but for communities that the reader reads in full."""

    def __init__(
        self, sheet: Sheet, release: Release, reads_in_full: Callable[[str], bool]
    ) -> None:
        super().__init__(sheet.cells.values(), sheet.printed)
        self.release, self.reads_in_full = release, reads_in_full
        self._sent = {(place.month, place.community) for place in self.cells}

    def sum(
        self,
        *,
        months: Collection[date],
        communities: Collection[str],
        categories: Collection[CategoryKey],
    ) -> Sum:
        """The sum of one category, or of all of a cut, as the reader is shown it."""
        true = super().sum(months=months, communities=communities, categories=categories)
        if true.count is None or all(self.reads_in_full(code) for code in communities):
            return true
        [first, *others] = categories
        name = ASSESSMENTS if others else PROVIDERS.get(first)
        whole = 0
        for month in months:
            count = self._count(month, name, communities)
            if count is HIDDEN:
                return Sum(None, hidden=True)
            whole += count
        return Sum(whole, true.provisional)

    def _count(
        self, month: date, provider: str | None, communities: Collection[str]
    ) -> int | Hidden:
        """What is released of a month: nought where nothing was sent, hidden where nothing is."""
        sent = sorted(code for code in communities if (month, code) in self._sent)
        cell = Cell(month, provider or "", "+".join(sent))
        count = self.release.counts.get(cell, HIDDEN) if sent else 0
        return HIDDEN if isinstance(count, Hidden) or count is None else int(count)
