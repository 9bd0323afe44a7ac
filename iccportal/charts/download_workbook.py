"""A table of a page as an Excel workbook: one sheet, what is told of it above, and the table."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from iccportal.charts.downloadable import STATUS_HEADING, Download
from iccportal.tables import NO_ROWS, MonthColumn, NumberColumn
from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import MONTH, Cell, number_format
from iccportal.workbooks.sheet import Column, Sheet

NARROWEST: Final = 13
WIDEST: Final = 40


def workbook_of(download: Download, day: date) -> bytes:
    """The workbook; `day` is when it was made."""
    book = Book(download.heading, day)
    sheet = Sheet(book, download.heading, footer=download.heading)
    sheet.title(download.heading)
    for line in download.told:
        sheet.line(line)
    rows = [*_rows(download)]
    if rows:
        sheet.next_row += 1
        sheet.table(download.key, _columns(download, rows), rows)
    else:
        sheet.line(NO_ROWS)
    return book.to_bytes()


def _rows(download: Download) -> list[list[Cell]]:
    """Each row's raw values, and what kind of figures it holds."""
    _, *rows = download.table.as_values()
    given = zip(rows, download.table.rows_given, strict=True)
    return [[*map(_cell, cells), download.status_of(row).words] for cells, row in given]


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | int | float | Decimal | date):
        return value
    return float(value) if isinstance(value, Fraction) else str(value)


def _columns(download: Download, rows: Sequence[Sequence[Cell]]) -> list[Column]:
    titles = [*(str(column.header) for column in download.table.shown()), STATUS_HEADING]
    formats = [*(_format(column.column) for column in download.table.shown()), ""]
    return [
        Column(title, _width([row[place] for row in rows]), shown, wrapped=not shown)
        for place, (title, shown) in enumerate(zip(titles, formats, strict=True))
    ]


def _format(column: Any) -> str:
    if isinstance(column, NumberColumn):
        return number_format(column.decimals, percentage=column.unit == "%")
    return MONTH if isinstance(column, MonthColumn) else ""


def _width(cells: Sequence[Cell]) -> int:
    """Characters that the longest text of a column takes, within limits."""
    longest = max(len(cell) if isinstance(cell, str) else 0 for cell in cells)
    return min(max(longest + 2, NARROWEST), WIDEST)
