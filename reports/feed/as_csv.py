"""Rows as a CSV file (RFC 4180, UTF-8) that is written while it is sent.

Two columns are added to a table's own, because who opens a CSV file sees no header of HTTP.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from iccportal.charts.download import harmless
from reports.contents import Rows
from reports.feed.marks import Marks
from reports.fields import Kind, Row, Table, written

CONTENT_TYPE = "text/csv; charset=utf-8"
ADDED = ("edition", "small_numbers")
SENT_AT_ONCE = 2000  # rows


def csv_parts(table: Table, marks: Marks, parts: Iterable[Rows]) -> Iterator[str]:
    """The file, a part at a time; the headings come with the first."""
    yield _lines([(*table.names, *ADDED)])
    text = [field.kind is Kind.TEXT for field in table.fields]
    added = [marks.edition, marks.small_numbers]
    for rows in parts:
        for start in range(0, len(rows), SENT_AT_ONCE):
            some = rows[start : start + SENT_AT_ONCE]
            yield _lines([*_cells(row, text), *added] for row in some)


def _cells(row: Row, text: list[bool]) -> Iterator[str]:
    """Text that a spreadsheet would run is made harmless; a number may begin with a minus."""
    for value, is_text in zip(row, text, strict=True):
        yield harmless(value) if is_text else written(value)


def _lines(rows: Iterable[Iterable[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()
