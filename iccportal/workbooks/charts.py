"""Native charts that a reader of a workbook can edit: lines over months, drawn from a table.

Everything written on a chart is read from cells, so that no name is taken for a formula.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from iccportal.charts import theme
from iccportal.charts.look import Look
from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import MONTH
from iccportal.workbooks.sheet import Placed

WIDTH, HEIGHT = 860, 430  # pixels
_DASHES: Final = {
    "solid": "solid",
    "dash": "dash",
    "dot": "round_dot",
    "dashdot": "dash_dot",
    "longdash": "long_dash",
}
_SYMBOLS: Final = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle",
    # Excel has no triangle that points down, and no filled cross.
    "triangle-down": "star",
    "cross": "plus",
    "x": "x",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The cells (sheet, row, column) that the words of a chart are read from, and how it shows
    numbers."""

    title: Sequence[Any]
    values: Sequence[Any]
    alternative: str  # the alternative text itself
    number_format: str


@dataclass(frozen=True, slots=True)
class Line:
    """A column of the table as a line; the key leaves out lines that look like another."""

    column: int
    look: Look
    in_key: bool = True


def add_line_chart(
    book: Book, sheet: Any, table: Placed, lines: Sequence[Line], words: Words, *, skip: int = 0
) -> str:
    """Draw lines over the months of a table's first column, beside it; the cell it begins at.

    The first `skip` months are not drawn.
    """
    chart = book.workbook.add_chart({"type": "line"})
    for line in lines:
        chart.add_series(_series(table, line, skip))
    font = {"name": "Arial", "size": 10, "bold": False}
    chart.set_title({"name": list(words.title), "name_font": {**font, "size": 12, "bold": True}})
    chart.set_x_axis(_months(table, font, skip))
    chart.set_y_axis(
        {
            "name": list(words.values),
            "name_font": font,
            "num_font": font,
            "num_format": words.number_format,
            "major_gridlines": {"visible": True, "line": {"color": theme.GRID, "width": 0.75}},
            "line": {"none": True},
        }
    )
    left_out = [place for place, line in enumerate(lines) if not line.in_key]
    chart.set_legend({"position": "bottom", "font": font, "delete_series": left_out})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    at = (table.heading_row + 1, table.last_column + 2)
    sheet.insert_chart(*at, chart, {"description": words.alternative, "object_position": 3})
    return str(xl_rowcol_to_cell(*at))


def _series(table: Placed, line: Line, skip: int) -> dict[str, Any]:
    look = line.look
    drawn: dict[str, Any] = {"none": True}
    if look.dash:
        drawn = {"color": look.colour, "width": look.width, "dash_type": _DASHES[look.dash]}
    marker: dict[str, Any] = {"type": "none"}
    if look.symbol:
        filled = {"color": look.colour}
        marker = {
            "type": _SYMBOLS[look.symbol],
            "size": look.size,
            "fill": filled,
            "border": filled,
        }
    return {
        "name": table.heading(line.column),
        "categories": table.values(0, skip),
        "values": table.values(line.column, skip),
        "line": drawn,
        "marker": marker,
    }


def _months(table: Placed, font: dict[str, Any], skip: int) -> dict[str, Any]:
    months = table.last_row - table.heading_row - skip
    return {
        "date_axis": True,
        "num_format": MONTH,
        "num_font": font,
        "major_unit": 6 if months > 24 else 3 if months > 9 else 1,
        "major_unit_type": "months",
        "label_position": "low",
    }
