"""A sheet: lines of text down the first column, and then one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from math import ceil
from textwrap import shorten
from typing import Any, Final

from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import DAY, MONTH, Cell, Link, write
from iccportal.workbooks.names import headings, table_name

_STYLE: Final = "Table Style Light 1"
_HEADING: Final = {"bold": True, "text_wrap": True, "bottom": 1}
_A4: Final = 9
_LINE_HEIGHT: Final = 15  # points
_TALLEST: Final = 409  # of a row of Excel, in points
_PICTURE_HEIGHT: Final = 36  # points: 48 pixels
_PICTURE_INDENT: Final = 5  # of words that begin after the picture
_PICTURE_COLUMNS: Final = 4  # that a picture and its words have to themselves
_LONGEST_LINE: Final = 120  # of a footer, in characters: what A4 is wide
READING_WIDTH: Final = 90  # of a column of text, in characters


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its width in characters and how its numbers are shown."""

    title: str
    width: int = 13
    number_format: str = ""
    wrapped: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers; dates stand on the left."""
        return self.number_format not in ("", MONTH, DAY)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands: rows and columns are counted from 0."""

    sheet: str
    heading_row: int
    last_row: int
    last_column: int

    def heading(self, column: int) -> list[Any]:
        """The place of a column's heading, as a chart refers to it."""
        return [self.sheet, self.heading_row, column]

    def values(self, column: int, skip: int = 0) -> list[Any]:
        """The place of a column's values but the first few, as a chart refers to it."""
        return [self.sheet, self.heading_row + 1 + skip, column, self.last_row, column]


class Sheet:
    """A sheet of a book, written from the top; `footer` is printed on each page of it."""

    def __init__(self, book: Book, words: str, *, footer: str = "") -> None:
        self._book = book
        self.worksheet = book.add_sheet(words)
        self.name = str(self.worksheet.get_name())
        self.next_row = 0
        self.worksheet.hide_gridlines(2)
        self.worksheet.set_landscape()
        self.worksheet.set_paper(_A4)
        self.worksheet.fit_to_pages(1, 0)
        # Nothing keeps the left of a footer from running into its right: pages are numbered above.
        self.worksheet.set_header("&RPage &P of &N")
        if footer:
            self.worksheet.set_footer(_in_footer(footer))

    def title(self, text: str) -> None:
        """The heading of the sheet, in the cell that every reader begins with."""
        self.worksheet.set_row(self.next_row, 24)
        self.line(text, bold=True, font_size=16)

    def line(self, cell: Cell, **look: Any) -> int:
        """A line of text, or a link, in the first column; its row."""
        write(self._book, self.worksheet, (self.next_row, 0), cell, **look)
        self.next_row += 1
        return self.next_row - 1

    def pictures(self, told: Sequence[tuple[bytes, str]], *, scale: float) -> None:
        """A line of PNGs, each before words that say the same: the pictures are not read out."""
        self.worksheet.set_row(self.next_row, _PICTURE_HEIGHT)
        for column, (picture, words) in zip(count(step=_PICTURE_COLUMNS), told, strict=False):
            at = self.next_row, column
            write(self._book, self.worksheet, at, words, valign="vcenter", indent=_PICTURE_INDENT)
            options = {"image_data": BytesIO(picture), "x_scale": scale, "y_scale": scale}
            offsets = {"x_offset": 2, "y_offset": 2, "decorative": True}
            self.worksheet.insert_image(*at, f"{words}.png", {**options, **offsets})
        self.next_row += 1

    def table(self, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Placed:
        """The sheet's table, its headings frozen; ValueError where there is no row."""
        if not rows:
            raise ValueError("A table has at least one row; say in a line that there is none.")
        top = self.next_row
        titles = headings(column.title for column in columns)
        placed = Placed(self.name, top, top + len(rows), len(columns) - 1)
        self.worksheet.add_table(
            top,
            0,
            placed.last_row,
            placed.last_column,
            {
                "name": table_name(name),
                "style": _STYLE,
                "autofilter": False,
                "columns": [
                    {
                        "header": title,
                        "header_format": self._book.format(**look_of_heading(column)),
                    }
                    for title, column in zip(titles, columns, strict=True)
                ],
            },
        )
        self._set_height(top, [(title, c.width) for title, c in zip(titles, columns, strict=True)])
        self._write_cells(top + 1, columns, rows)
        self.worksheet.freeze_panes(top + 1, 1)
        self.worksheet.repeat_rows(top)
        self.next_row = placed.last_row + 1
        return placed

    def _write_cells(
        self, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
    ) -> None:
        looks = [look_of(column) for column in columns]
        for position, column in enumerate(columns):
            self.worksheet.set_column(position, position, column.width)
        for row_number, row in enumerate(rows, start=top):
            for position, (cell, look) in enumerate(zip(row, looks, strict=True)):
                write(self._book, self.worksheet, (row_number, position), cell, **look)
            wrapped = zip(columns, row, strict=True)
            self._set_height(row_number, [(cell, c.width) for c, cell in wrapped if c.wrapped])

    def _set_height(self, row: int, wrapped: Sequence[tuple[Cell, int]]) -> None:
        """Make room for the longest of some cells: not every program does so by itself."""
        lines = max((_lines(cell, width) for cell, width in wrapped), default=1)
        if lines > 1:
            self.worksheet.set_row(row, min(_TALLEST, lines * _LINE_HEIGHT))


def _in_footer(text: str) -> str:
    """An ampersand begins a code; Excel takes 255 characters with its codes."""
    lines = (shorten(line, _LONGEST_LINE, placeholder="…") for line in text.splitlines())
    return "&L" + "\n".join(line.replace("&", "&&") for line in lines)[:250]


def look_of_heading(column: Column) -> dict[str, Any]:
    """How the heading of a column looks."""
    return {**_HEADING, **_side(column)}


def look_of(column: Column) -> dict[str, Any]:
    """How the cells of a column look."""
    look: dict[str, Any] = {"text_wrap": True} if column.wrapped else {}
    if column.number_format:
        return {**look, "num_format": column.number_format}
    return {**look, **_side(column)}


def _side(column: Column) -> dict[str, Any]:
    """Numbers end under the end of their heading; text keeps a distance from a number before it."""
    return {"align": "right"} if column.is_number else {"align": "left", "indent": 1}


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column."""
    words = cell.words if isinstance(cell, Link) else cell
    if not isinstance(words, str):
        return 1
    return sum(max(1, ceil(len(part) / (width * 1.05))) for part in words.split("\n"))
