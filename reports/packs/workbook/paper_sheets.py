"""The strategy paper's own tables, a sheet each."""

from iccportal.workbooks.cells import number_format
from iccportal.workbooks.sheet import Column
from reports.packs.pack import PaperTable
from reports.packs.words import ILLUSTRATIVE
from reports.packs.workbook.sheets import Sheets


def write_paper_table(sheets: Sheets, table: PaperTable) -> None:
    """A table with its sentence above it; a text in a column of numbers says why there is none."""
    shown = number_format(table.decimals)
    first, *others = table.headings
    columns = (Column(first, 30, shown, wrapped=True), *(_column(one, shown) for one in others))
    said = (
        f"{ILLUSTRATIVE}." if table.illustrative else "",
        table.sentence,
        *table.notes,
        f"Source: {table.source}." if table.source else "",
    )
    sheets.add_table(table.title, table.title, columns, table.rows, [line for line in said if line])


def _column(title: str, shown: str) -> Column:
    return Column(title, min(30, max(13, len(title) + 2)), shown, wrapped=True)
