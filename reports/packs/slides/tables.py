"""Native tables on slides, over as many slides as they need."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from reports.packs.slides.template import BODY_HEIGHT, BODY_WIDTH
from reports.packs.slides.text import height, lines, say

SIZE: Final = 12  # points
SMALL_SIZE: Final = 10
_MANY_COLUMNS: Final = 8
_PADDING: Final = (0.2, 0.1)  # inches across and down that the library leaves in a cell
_NARROWEST, _WIDEST = 13, 44  # characters that count in sharing out the width

Row = Sequence[str]


def pages(headings: Row, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows in portions that fit a slide, one row at least each."""
    size, widths = size_of(headings), widths_of(headings, rows)
    room = BODY_HEIGHT - _height(headings, widths, size)
    page: list[Row] = []
    left = room
    for row in rows:
        needed = _height(row, widths, size)
        if page and needed > left:
            yield page
            page, left = [], room
        page.append(row)
        left -= needed
    if page:
        yield page


def put_table(placeholder: Any, headings: Row, rows: Sequence[Row], description: str) -> None:
    """Write a table in a placeholder for one; cells that are numbers stand on the right."""
    frame = placeholder.insert_table(rows=len(rows) + 1, cols=len(headings))
    frame.element.nvGraphicFramePr.cNvPr.set("descr", description)
    table, size = frame.table, size_of(headings)
    for column, width in zip(table.columns, widths_of(headings, rows), strict=True):
        column.width = Inches(width)
    for cells, row in zip(table.rows, [headings, *rows], strict=True):
        cells.height = Inches(_height(row, [BODY_WIDTH] * len(row), size))
        for cell, text in zip(cells.cells, row, strict=True):
            paragraph = cell.text_frame.paragraphs[0]
            say(paragraph, text, size)
            if _is_number(text):
                paragraph.alignment = PP_ALIGN.RIGHT


def size_of(headings: Row) -> int:
    """The size of a table's letters: wide tables are smaller."""
    return SMALL_SIZE if len(headings) > _MANY_COLUMNS else SIZE


def widths_of(headings: Row, rows: Sequence[Row]) -> list[float]:
    """The width of each column in inches, by its longest text."""
    longest = [max(len(row[place]) for row in (headings, *rows)) for place in range(len(headings))]
    weights = [min(_WIDEST, max(_NARROWEST, length)) for length in longest]
    return [BODY_WIDTH * weight / sum(weights) for weight in weights]


def _height(row: Row, widths: Sequence[float], size: int) -> float:
    across, down = _PADDING
    most = max(lines(text, width - across, size) for text, width in zip(row, widths, strict=True))
    return height(most, size) + down


def _is_number(text: str) -> bool:
    return text.removesuffix("%").replace(",", "").replace(".", "").lstrip("−").isdecimal()
