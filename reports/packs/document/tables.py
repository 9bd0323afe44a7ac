"""The portal's table in a Word document: its first row is repeated on every page."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from iccportal.tables import NO_ROWS, FiguresTable
from reports.packs.document.styles import PAGE_WIDTH, SIZES
from reports.packs.document.text import add_paragraph, element, set_style, write
from reports.packs.widths import widths_in_letters

# A line under each row, in the portal's grey.
_BORDER: Final = {"val": "single", "sz": "4", "space": "0", "color": "AEB7BD"}
LETTER: Final = 0.52  # the width of a letter of Arial, in its height


def add_table(document: Document, table: FiguresTable) -> None:
    """The caption above, then the table; the caption is read out as the table's name too."""
    write(add_paragraph(document, "Caption"), table.caption)
    columns = table.shown()
    numeric = [column.column.numeric for column in columns]
    made = document.add_table(rows=0, cols=len(columns))
    _describe(made._tbl, table.caption)
    headings = [str(column.header) for column in columns]
    rows = [[c.column.text(row.get(c.name)) for c in columns] for row in table.rows_given]
    _add_row(made, headings, numeric, heading=True)
    for row in rows:
        _add_row(made, row, numeric)
    _share_width(made, [headings, *rows])
    if not table.rows_given:
        write(add_paragraph(document, "Small"), NO_ROWS)


def _share_width(made: Any, lines: Sequence[Sequence[str]]) -> None:
    """Give each column room by its texts."""
    letters = PAGE_WIDTH.pt / (SIZES["Cell"][0] * LETTER)
    for column, own in zip(made.columns, widths_in_letters(lines, letters), strict=True):
        width = int(PAGE_WIDTH * own / letters)
        column._gridCol.w = width
        for cell in column.cells:
            cell.width = width


def _describe(made: Any, caption: str) -> None:
    properties = made.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", **_BORDER))
    properties.append(borders)
    look = properties.find(qn("w:tblLook"))
    properties.remove(look)
    properties.append(element("w:tblLook", val="0020", firstRow="1", firstColumn="1"))
    properties.append(element("w:tblCaption", val=caption))


def _add_row(
    made: Any, texts: Sequence[str], numeric: Sequence[bool], *, heading: bool = False
) -> None:
    row = made.add_row()._tr
    properties = row.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if heading:
        properties.append(element("w:tblHeader"))
    for cell, text, is_number in zip(made.rows[-1].cells, texts, numeric, strict=True):
        paragraph = cell.paragraphs[0]
        set_style(paragraph, "Cell")
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        write(paragraph, text, bold=heading)
