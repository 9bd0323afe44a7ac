"""A table of any length, in a book that is written row by row.

It has no style and no name of its own: those belong to tables of Excel, which are written last.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import Cell, as_held, write
from iccportal.workbooks.names import headings
from iccportal.workbooks.sheet import Column, Sheet, look_of, look_of_heading

_NUMBERS: Final = (int, float, Decimal)
Put = Callable[[int, int, Cell], None]


def write_long_table(
    book: Book, sheet: Sheet, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]
) -> None:
    """The rows under their headings, which stay in view; what stands above stays as well."""
    top, worksheet = sheet.next_row, sheet.worksheet
    for position, column in enumerate(columns):
        worksheet.set_column(position, position, column.width)
    for position, title in enumerate(headings(column.title for column in columns)):
        write(book, worksheet, (top, position), title, **look_of_heading(columns[position]))
    puts = [_put(book, worksheet, look_of(column)) for column in columns]
    row_number = top
    for row_number, row in enumerate(rows, start=top + 1):
        for position, cell in enumerate(row):
            if cell is not None and cell != "":
                puts[position](row_number, position, cell)
    worksheet.freeze_panes(top + 1, 0)
    worksheet.repeat_rows(top)
    sheet.next_row = row_number + 1


def _put(book: Book, worksheet: Any, look: dict[str, Any]) -> Put:
    """What writes the cells of a column; nearly all of them without asking for their format."""
    plain = book.format(**look)

    def put(row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            held, is_like_a_formula = as_held(cell)
            if not is_like_a_formula:
                worksheet.write_string(row, column, held, plain)
                return
        elif type(cell) in _NUMBERS:  # and no bool
            worksheet.write_number(row, column, cell, plain)
            return
        elif isinstance(cell, date) and "num_format" in look:
            worksheet.write_datetime(row, column, _moment(cell), plain)
            return
        write(book, worksheet, (row, column), cell, **look)

    return put


@lru_cache(maxsize=1024)
def _moment(day: date) -> datetime:
    return datetime.combine(day, time())
