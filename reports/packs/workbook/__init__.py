"""A pack as an Excel workbook: every figure, one table a sheet, and charts that can be edited.

Made as the public sector's guidance on accessible spreadsheets asks. A cell without a figure is
empty, so that charts show a gap and not a nought; a column beside it says why.
"""

from iccportal.workbooks.book import Book
from reports.packs.pack import Pack
from reports.packs.workbook.ends import (
    write_contents,
    write_cover,
    write_definitions,
    write_notes,
    write_provenance,
    write_stories,
)
from reports.packs.workbook.measure_sheets import write_measure
from reports.packs.workbook.paper_sheets import write_paper_table
from reports.packs.workbook.sheets import Sheets
from reports.packs.workbook.summary import write_summary

__all__ = ["write_workbook"]


def write_workbook(pack: Pack) -> bytes:
    """The workbook of a pack; the same pack gives the same bytes."""
    book = Book(pack.title, pack.heading.as_at)
    sheets = Sheets(book, pack)
    write_cover(sheets, pack)
    contents = sheets.add("Contents", "")
    write_notes(sheets, pack)
    write_summary(sheets, pack)
    for number, section in enumerate(pack.sections, start=1):
        write_measure(book, sheets, section, number)
    for table in pack.tables:
        write_paper_table(sheets, table)
    write_stories(sheets, pack)
    write_definitions(sheets, pack)
    write_provenance(sheets, pack)
    write_contents(contents, sheets)
    return book.to_bytes()
