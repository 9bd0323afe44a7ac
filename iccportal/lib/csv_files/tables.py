"""The form of a CSV file: headings, rows of the right width, and the line each row is on."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from iccportal.lib.csv_files.cells import fault, found
from iccportal.lib.csv_files.faults import Faults
from iccportal.lib.csv_files.quotation import column_with_more

if TYPE_CHECKING:
    from _csv import Reader

ROWS_AT_A_TIME = 500  # so few that they stay in the processor's cache: thrice as quick as 10,000
LONGEST_CELL = 131_072  # characters: a quotation mark that is never closed makes one cell of a file
MORE = (
    "found more after a closing quotation mark; expected a comma: write a quotation mark that is "
    "part of the cell twice"
)
LINE_BREAK = re.compile(r"\r\n|\r|\n")
UNCLOSED = "is a quotation mark opened and not closed?"
NOT_CSV = (
    "found a workbook or UTF-16, not a CSV file in UTF-8; expected UTF-8: save the file again as "
    "“CSV UTF-8”"
)

Row = list[str]


@dataclass
class Table:
    """A CSV file with known headings, read once from top to bottom."""

    path: Path
    headings: tuple[str, ...]
    faults: Faults = field(init=False)
    readable: bool = False
    next_line: int = 1  # after reading: the first line after the end
    _blank_lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.faults = Faults(str(self.path))

    def fault(self, line: int, column: int, words: str) -> None:
        """Note what is wrong in a cell; columns count from 0 here, as in a row."""
        heading = self.headings[column] if column < len(self.headings) else "no heading"
        self.faults.add(line, column + 1, heading, words)

    def batches(self) -> Iterator[tuple[Sequence[int], list[Row]]]:
        """Lines and rows, many at a time; rows of another width are told and left out."""
        try:
            # Bytes that are not UTF-8 come as lone surrogates, so that their cell can be named.
            with self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
                yield from self._batches(file)
        except FileNotFoundError:
            self.faults.add_whole_file("there is no such file.")
        except IsADirectoryError:
            self.faults.add_whole_file("this is a folder, not a file.")
        except OSError as error:
            self.faults.add_whole_file(f"the file could not be read ({error.strerror}).")

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Line and row, one at a time."""
        for lines, rows in self.batches():
            yield from zip(lines, rows, strict=True)

    def _batches(self, file: TextIO) -> Iterator[tuple[Sequence[int], list[Row]]]:
        # the limit is the process's, and a library may have raised it
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(self._watched(file))
        heading = self._some_rows(reader, 1)
        self.readable = self._heading_fits(heading)
        while self.readable:
            self.next_line = reader.line_num + 1
            rows = self._some_rows(reader, ROWS_AT_A_TIME)
            if reader.line_num < self.next_line:
                break
            yield self._of_right_width(rows, reader.line_num)

    def _watched(self, file: TextIO) -> Iterator[str]:
        """The lines as they are; what no reader would tell of them is."""
        for number, line in enumerate(file, start=1):
            if '"' in line and (column := column_with_more(line)) is not None:
                self.fault(number, column, MORE)
            yield line

    def _some_rows(self, reader: "Reader", most: int) -> list[Row]:
        """The next rows, up to one that is too long to be a row."""
        rows: list[Row] = []
        try:
            rows.extend(islice(reader, most))
        except csv.Error:
            self.fault(
                reader.line_num,
                0,
                f"found a cell of more than {LONGEST_CELL:,} characters; "
                f"expected short cells: {UNCLOSED}",
            )
        return rows

    def _heading_fits(self, rows: list[Row]) -> bool:
        """Whether the rows below can be read; a misspelt heading is told, and they can."""
        expected = ",".join(self.headings)
        if not rows:
            self.faults.add_whole_file(f"the file is empty; expected the heading {expected}.")
            return False
        (row,) = rows
        if any("\0" in cell for cell in row):
            self.fault(1, 0, NOT_CSV)  # once: otherwise every cell would be a fault
            return False
        for column, heading in enumerate(self.headings):
            cell = row[column] if column < len(row) else ""
            if cell != heading:
                self.fault(1, column, fault(cell, f"the heading ‘{heading}’ (of {expected})"))
        for column in range(len(self.headings), len(row)):
            self.fault(1, column, f"found {found(row[column])}; expected no more than {expected}")
        swapped = row != list(self.headings) and sorted(row) == sorted(self.headings)
        return len(row) == len(self.headings) and not swapped

    def _of_right_width(self, rows: list[Row], last: int) -> tuple[Sequence[int], list[Row]]:
        lines = range(self.next_line, self.next_line + len(rows))
        width = len(self.headings)
        one_line_each = not self._blank_lines and lines.stop == last + 1
        if one_line_each and set(map(len, rows)) == {width} and not _is_open(rows[-1]):
            return lines, rows
        return self._sifted(rows)

    def _sifted(self, rows: list[Row]) -> tuple[Sequence[int], list[Row]]:
        """The slow way, row by row: blank lines, broken cells, too few or too many cells."""
        line = self.next_line
        lines, kept = [], []
        for row in rows:
            if not row:
                self._blank_lines.append(line)
            elif self._fits(line, row):
                lines.append(line)
                kept.append(row)
            line += 1 + sum(len(LINE_BREAK.findall(cell)) for cell in row)
        return lines, kept

    def _fits(self, line: int, row: Row) -> bool:
        for blank in self._blank_lines:
            self.fault(blank, 0, "found a blank line; expected rows without a gap")
        self._blank_lines.clear()
        for column, cell in enumerate(row):
            if LINE_BREAK.search(cell):
                self.fault(line, column, f"found a line break; expected one line: {UNCLOSED}")
                return False
        if len(row) == len(self.headings):
            return True
        self.fault(line, min(len(row), len(self.headings)), self._width_words(row))
        return False

    def _width_words(self, row: Row) -> str:
        width = len(self.headings)
        cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
        words = f"found {cells}; expected {width} ({','.join(self.headings)})"
        return f"{words}: is there a comma in a number or a name?" if len(row) > width else words


def _is_open(row: Row) -> bool:
    """Whether the last cell goes on; it fills one line nowhere but at the end of a file."""
    return LINE_BREAK.search(row[-1]) is not None
