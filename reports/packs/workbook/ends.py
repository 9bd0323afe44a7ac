"""The sheets before and after the figures, from the cover to the sources."""

from itertools import chain

from iccportal.workbooks.cells import MONTH, Link
from iccportal.workbooks.sheet import READING_WIDTH, Column, Sheet
from measures.states import MISSING_WORDS
from reports.packs.pack import Pack
from reports.packs.section_tables import STATE_WORDS
from reports.packs.words import ILLUSTRATIVE, ILLUSTRATIVE_SENTENCE, about
from reports.packs.workbook.sheets import CONTENTS, Sheets
from reports.packs.workbook.shorthand import SHORTHAND

_EMPTY_CELLS = (
    "A cell is empty where there is no figure; the column State or Remarks says why. "
    "An empty cell is never a nought."
)
_SPC = (
    "Control charts (SPC) tell what changes from what always varies. Of a stable process nearly "
    "every figure lies within the limits. Special cause means that chance alone is an unlikely "
    "explanation; common cause means that no change can be told."
)


def write_cover(sheets: Sheets, pack: Pack) -> None:
    """What the workbook is, which edition it comes from, and whom it is for."""
    sheet = sheets.add("Cover", "")
    sheet.worksheet.set_column(0, 0, READING_WIDTH)
    sheet.title(pack.title)
    sheet.line(f"Quarterly pack of {pack.heading.system}")
    if pack.illustrative:
        sheet.line(f"{ILLUSTRATIVE}: {ILLUSTRATIVE_SENTENCE}", bold=True, text_wrap=True)
    for term, words in about(pack.heading):
        sheet.line(f"{term}: {words}")
    for note in pack.notes:
        sheet.line(note, text_wrap=True)
    sheet.line(Link(CONTENTS, "Go to the contents"))


def write_contents(sheet: Sheet, sheets: Sheets) -> None:
    """A link to every sheet, once all of them are there."""
    sheet.title("Contents")
    sheet.line("Choose a sheet to go to it.")
    columns = (
        Column("Sheet", 60, wrapped=True),
        Column("What it shows", READING_WIDTH, wrapped=True),
    )
    rows = [(Link(name, words), shows) for name, words, shows in sheets.listed]
    sheet.table("contents", columns, rows)


def write_notes(sheets: Sheets, pack: Pack) -> None:
    """What holds for the whole workbook, and the shorthand of the tables."""
    meanings = {**STATE_WORDS, **MISSING_WORDS}
    marked = [(ILLUSTRATIVE, ILLUSTRATIVE_SENTENCE)] if pack.illustrative else []
    rows = [
        *marked,
        *(("This pack", note) for note in pack.notes),
        ("Empty cells", _EMPTY_CELLS),
        *((mark, meanings[state]) for state, mark in SHORTHAND.items()),
        ("Control charts", _SPC),
    ]
    columns = (Column("About", 20), Column("Note", READING_WIDTH, wrapped=True))
    sheets.add_table("Notes", "Notes and shorthand", columns, rows)


def write_stories(sheets: Sheets, pack: Pack) -> None:
    """What development leads told, as it was told."""
    columns = (
        Column("Place", 26, wrapped=True),
        Column("Month", 12, MONTH),
        Column("Kind", 16),
        Column("About", 30, wrapped=True),
        Column("Story", READING_WIDTH, wrapped=True),
    )
    rows = [(told.place, told.month, told.kind, told.about, told.text) for told in pack.stories]
    sheets.add_table("Stories", "What development leads told", columns, rows)


def write_definitions(sheets: Sheets, pack: Pack) -> None:
    """What each measure is: a row for each term of its definition."""
    columns = (
        Column("Measure", 36, wrapped=True),
        Column("Term", 20),
        Column("Definition", READING_WIDTH, wrapped=True),
    )
    rows = chain.from_iterable(
        [(section.name, term, meaning) for term, meaning in section.definition]
        for section in pack.sections
    )
    sheets.add_table("Definitions", "What each measure is", columns, list(rows))


def write_provenance(sheets: Sheets, pack: Pack) -> None:
    """The files and returns that the figures came from; no empty column of checksums."""
    columns = (Column("Source", 60, wrapped=True), Column("Taken in", 18), Column("SHA-256", 70))
    shown = columns if pack.with_checksums else columns[:-1]
    rows = [row[: len(shown)] for row in pack.provenance]
    sheets.add_table("Sources", "Where the figures came from", shown, rows)
