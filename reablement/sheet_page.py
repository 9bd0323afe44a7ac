"""What the page of a quarter shows: charts, the two printed tables, and what to know of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iccportal.charts.component import Chart
from iccportal.charts.downloadable import Download
from iccportal.charts.sheet import Sheet
from iccportal.lib.nhs_calendar import month_name
from iccportal.tables import FiguresTable
from reablement import figures as drawn
from reablement import sentences
from reablement.columns import Column
from reablement.queries import QuarterFigures
from reablement.reconciliation import CUTS
from reablement.tables import CUT_TITLES, printed_table


@dataclass(frozen=True, kw_only=True)
class PrintedSheet(Sheet):
    """One of the two tables as the sheet prints it."""

    notes: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The notes of the printed table too."""
        return (*self.notes, *super().told)


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """All that the page of a quarter shows."""

    title: str
    charts: tuple[Chart, ...]
    sheets: tuple[PrintedSheet, ...]
    source: str

    @property
    def downloads(self) -> Sequence[Download]:
        """Everything that can be had as a file."""
        return [*self.charts, *self.sheets]


def sheet_page(figures: QuarterFigures, columns: Sequence[Column]) -> SheetPage:
    """The page of a quarter with these columns."""
    return SheetPage(
        title=f"Reablement assessments, {figures.quarter.label}",
        charts=drawn.charts(figures, columns),
        sheets=tuple(_printed(figures, columns, cut) for cut in CUTS),
        source=figures.origin.source,
    )


def _printed(figures: QuarterFigures, columns: Sequence[Column], cut: str) -> PrintedSheet:
    table = printed_table(figures, columns, cut)
    return PrintedSheet(
        key=f"{cut}-sheet",
        heading=f"{CUT_TITLES[cut]}, {figures.quarter.label}",
        source=figures.origin.source,
        as_at=month_name(figures.months[-1]),
        table=table,
        illustrative=figures.origin.illustrative,
        rounding=figures.rule.rounding if figures.rule else "",
        notes=(
            *drawn.small_numbers(figures),
            *_notes(figures, columns, table),
        ),
    )


def _notes(
    figures: QuarterFigures, columns: Sequence[Column], table: FiguresTable
) -> Iterator[str]:
    """What the marks in the table mean, as far as there are any, and what its loader noted."""
    if any(row["provisional"] for row in table.rows_given):
        yield sentences.PROVISIONAL
    if any(figures.sheet.communities.isdisjoint(column.communities) for column in columns):
        yield sentences.NOT_SENT
    yield from figures.origin.notes
