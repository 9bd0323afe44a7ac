"""Workbooks as a second reader sees them."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook


def opened(content: bytes) -> Any:
    """A workbook with its charts, its formulas as formulas."""
    return load_workbook(BytesIO(content))


def table_rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The rows of the one table of a sheet, its headings first."""
    (table,) = sheet.tables.values()
    return [tuple(cell.value for cell in row) for row in sheet[table.ref]]


def formulas(book: Any) -> list[str]:
    """Where there is a formula."""
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
