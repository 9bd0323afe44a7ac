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
        # a category that something is hidden of, once hidden, is there although nobody is in it now
        hidden = {cell.provider for cell in release.hidden if cell.month in self.months}
        self.categories |= {key for key, name in PROVIDERS.items() if name in hidden}

    def sum(
        self,
        *,
        months: Collection[date],
        communities: Collection[str],
        categories: Collection[CategoryKey],
    ) -> Sum:
        """The sum of one category, or of all of a cut, as the reader is shown it."""
        true = super().sum(months=months, communities=communities, categories=categories)
        if all(self.reads_in_full(code) for code in communities):
            return true
        [first, *others] = categories
        name = ASSESSMENTS if others else PROVIDERS.get(first)
        counts = [self._count(month, name, communities) for month in months]
        if HIDDEN in counts:  # also what was hidden once, and is not there any more
            return Sum(None, hidden=True)
        if true.count is None:
            return true
        known = [count for count in counts if isinstance(count, int)]
        if len(known) < len(counts):
            return Sum(None, hidden=True)
        return Sum(sum(known), true.provisional)

    def _count(
        self, month: date, provider: str | None, communities: Collection[str]
    ) -> int | Hidden | None:
        """What is released of a month: nought where nothing was sent, None if it is not counted."""
        sent = sorted(code for code in communities if (month, code) in self._sent)
        if not sent:
            return 0
        count = self.release.counts.get(Cell(month, provider or "", "+".join(sent)))
        return count if count is None or isinstance(count, Hidden) else int(count)
