"""Rows as a CSV file (RFC 4180, UTF-8) that is written while it is sent.

Columns are added to a table's own, because who opens a CSV file sees no header of HTTP. What a
table tells by itself is not added again: no two columns of a file have one name.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from iccportal.charts.download import harmless
from reports.feed.cells import Cells
from reports.feed.marks import Marks
from reports.fields import Kind, Table

_harmless = lru_cache(maxsize=16_384)(harmless)


def csv_parts(table: Table, marks: Marks, parts: Iterable[Iterable[Cells]]) -> Iterator[str]:
    """The file, a part at a time, of cells that are written already; the headings come first.

    Text that a spreadsheet would run is made harmless; a number may begin with a minus.
    """
    added = {name: value for name, value in _added(marks).items() if name not in table.names}
    yield _lines([[*table.names, *added]])
    texts = [place for place, field in enumerate(table.fields) if field.kind is Kind.TEXT]
    for part in parts:
        yield _lines(_handed_out(cells, texts, list(added.values())) for cells in part)


def _added(marks: Marks) -> dict[str, str]:
    return {"edition": marks.edition, "small_numbers": marks.small_numbers}


def _handed_out(cells: Cells, texts: Sequence[int], added: Cells) -> Cells:
    for place in texts:
        cells[place] = _harmless(cells[place])
    return cells + added


def _lines(rows: Iterable[Cells]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()
