"""What a page can hand out as a file."""

from typing import Final, Protocol, runtime_checkable

from iccportal.charts.status import Status
from iccportal.charts.theme import Figure
from iccportal.tables import FiguresTable, Row

STATUS_HEADING: Final = "Data status"


class Download(Protocol):
    """A table that a page hands out; every chart is one."""

    @property
    def key(self) -> str:
        """Its name in the page's address."""

    @property
    def heading(self) -> str:
        """What stands above it."""

    @property
    def told(self) -> tuple[str, ...]:
        """What else the page tells of it: marks, notes, source and date, a line each."""

    @property
    def as_at(self) -> str:
        """Up to when the figures are known, in words."""

    @property
    def table(self) -> FiguresTable:
        """The table."""

    def status_of(self, row: Row) -> Status:
        """What kind of figures a row of it holds."""


@runtime_checkable
class Drawn(Download, Protocol):
    """A download that is drawn as well: a chart."""

    @property
    def sentence(self) -> str:
        """What a reader should take away."""

    @property
    def figure(self) -> Figure:
        """The figure in Plotly's schema."""
