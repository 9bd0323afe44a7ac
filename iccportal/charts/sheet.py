"""A table of a page that belongs to no chart, to read and to download."""

from dataclasses import dataclass

from iccportal.charts.status import Status
from iccportal.tables import FiguresTable, Row


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table, its name in the page's address, and what is to be said of its figures.

    `rounding` tells how small numbers were hidden; empty where they are shown. `source` is empty
    where the page tells it of each row.
    """

    key: str
    heading: str
    as_at: str
    table: FiguresTable
    illustrative: bool
    rounding: str = ""
    source: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """What a file tells of the table besides its rows."""
        source = f"Source: {self.source}. " if self.source else ""
        return (*filter(None, [self.rounding.capitalize()]), f"{source}As at {self.as_at}.")

    def status_of(self, row: Row) -> Status:
        """What kind of figures a row holds; rows may say that they are `provisional`."""
        return Status(self.illustrative, row.get("provisional", False), self.rounding)
