"""A table of a page that belongs to no chart, to read and to download."""

from dataclasses import dataclass

from iccportal.charts.component import status_words
from iccportal.tables import FiguresTable, Row


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table, its name in the page's address, and what is to be said of its figures.

    `rounding` tells how small numbers were hidden; empty where they are shown.
    """

    key: str
    heading: str
    as_at: str
    table: FiguresTable
    illustrative: bool
    rounding: str = ""

    def status_of(self, row: Row) -> str:
        """What kind of figures a row holds; rows may say that they are `provisional`."""
        return status_words(
            illustrative=self.illustrative,
            provisional=row.get("provisional", False),
            rounding=self.rounding,
        )
