"""The sheet of what SPC says: a row for each measure of each place."""

from collections.abc import Iterator

from iccportal.workbooks.cells import MONTH, Cell, Shown, number_format
from iccportal.workbooks.sheet import Column
from reports.packs.pack import Pack, Section, Series
from reports.packs.words import ILLUSTRATIVE
from reports.packs.workbook.sheets import Sheets
from reports.packs.workbook.shorthand import state_cell

_LEVELS = ("Target", "Mean", "Lower limit", "Upper limit")
_COLUMNS = (
    Column("Measure", 34, wrapped=True),
    Column("Place", 24, wrapped=True),
    Column("Latest month", 12, MONTH),
    Column("Figure", 12, number_format(0)),
    Column("State", 16),
    *(Column(title, 12, number_format(1)) for title in _LEVELS),
    Column("Variation", 46, wrapped=True),
    Column("Assurance", 46, wrapped=True),
    Column("Made up", 12),
    Column("Sentence", 100, wrapped=True),
)
_LINES = (
    "The latest month for which there is a figure, shown or hidden, and what its control chart "
    "(SPC) says.",
    "Variation and assurance are the icons of the chart in words; empty where nothing may be "
    "claimed.",
)


def write_summary(sheets: Sheets, pack: Pack) -> None:
    """Every measure of every place at a glance."""
    rows = [row for section in pack.sections for row in _rows(section)]
    sheets.add_table("Summary", "What the figures say", _COLUMNS, rows, _LINES)


def _rows(section: Section) -> Iterator[list[Cell]]:
    for series in (section.subject, *section.communities):
        marked = ILLUSTRATIVE if series.illustrative else "No"
        said = (series.variation, series.assurance, marked, series.sentence)
        yield [section.name, series.place, *_latest(section, series), *said]


def _latest(section: Section, series: Series) -> list[Cell]:
    point = next((point for point in reversed(series.points) if point.is_told), None)
    if point is None:
        return [None] * 7
    shown = number_format(section.unit.decimals, percentage=section.unit.percentage)
    limits = number_format(max(1, section.unit.decimals), percentage=section.unit.percentage)
    return [
        point.month,
        Shown(point.value, shown),
        state_cell(point.state),
        Shown(point.target, limits),
        *(Shown(level, limits) for level in (point.mean, point.lower, point.upper)),
    ]
