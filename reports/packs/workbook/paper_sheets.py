"""The strategy paper's own tables, a sheet each."""

from collections import defaultdict
from collections.abc import Sequence

from iccportal.workbooks.cells import Cell as SheetCell
from iccportal.workbooks.cells import number_format
from iccportal.workbooks.sheet import Column
from reports.packs.pack import Cell, Marked, PaperTable
from reports.packs.words import ILLUSTRATIVE, table_source
from reports.packs.workbook.sheets import Sheets

_REMARKS = Column("Remarks", 40, wrapped=True)


def write_paper_table(sheets: Sheets, table: PaperTable) -> None:
    """A table with its sentence above it; a text in a column of numbers says why there is none."""
    shown = number_format(table.decimals)
    columns = tuple(
        _column(place, heading, shown if _has_numbers(table, place) else "")
        for place, heading in enumerate(table.headings)
    )
    said = (
        f"{ILLUSTRATIVE}." if table.illustrative else "",
        table.sentence,
        *table.notes,
        table_source(table),
    )
    rows: list[tuple[SheetCell, ...]] = [tuple(map(_number, row)) for row in table.rows]
    remarks = [_remark(table, row) for row in table.rows]
    if any(remarks):
        columns = (*columns, _REMARKS)
        rows = [(*row, remark) for row, remark in zip(rows, remarks, strict=True)]
    words = table.key.replace("-", " ").capitalize()  # of titles, many begin alike
    sheets.add_table(words, table.title, columns, rows, [line for line in said if line])


def _number(cell: Cell) -> SheetCell:
    """A number without its mark, which stands among the remarks: it can be added up."""
    return cell.number if isinstance(cell, Marked) else cell


def _remark(table: PaperTable, row: Sequence[Cell]) -> str:
    """Which cells of a row have a mark: "[p] Barrow, Millom"."""
    marked: defaultdict[str, list[str]] = defaultdict(list)
    for heading, cell in zip(table.headings, row, strict=True):
        if isinstance(cell, Marked):
            marked[cell.mark].append(heading)
    return ". ".join(f"{mark} {', '.join(headings)}" for mark, headings in marked.items())


def _has_numbers(table: PaperTable, place: int) -> bool:
    return any(isinstance(row[place], int | float | Marked) for row in table.rows)


def _column(place: int, title: str, shown: str) -> Column:
    return Column(title, min(30, max(13, len(title) + 2)) if place else 30, shown, wrapped=True)
