"""The strategy paper's own tables as native tables."""

from iccportal.lib.rounding import format_number
from reports.packs.pack import Cell, PaperTable
from reports.packs.slides.deck import Deck
from reports.packs.slides.tables import pages, put_table
from reports.packs.slides.template import BODY, NOTE, TABLE, TEXT
from reports.packs.slides.text import NOTE_SIZES, Paragraph, fit, put
from reports.packs.words import ILLUSTRATIVE


def add_paper_table(deck: Deck, table: PaperTable) -> None:
    """A table under its sentence; without rows the sentence and the title alone."""
    rows = [[_shown(cell, table.decimals) for cell in row] for row in table.rows]
    portions = list(pages(table.headings, rows))
    notes = "\n".join([table.title, *table.notes, *_source(table)])
    if not portions:
        slide = deck.add(TEXT, table.sentence, notes)
        put(slide.placeholders[BODY].text_frame, [Paragraph(table.title)], 20)
    for number, portion in enumerate(portions, start=1):
        ending = f" ({number} of {len(portions)})" if len(portions) > 1 else ""
        slide = deck.add(TABLE, table.sentence + ending, notes)
        put_table(slide.placeholders[BODY], table.headings, portion, table.title)
        marked = [f"{ILLUSTRATIVE}."] if table.illustrative else []
        said = " ".join([*marked, f"{table.title}.", *table.notes, *_source(table)])
        fit(slide.placeholders[NOTE].text_frame, said, NOTE_SIZES)


def _source(table: PaperTable) -> list[str]:
    return [f"Source: {table.source}."] if table.source else []


def _shown(cell: Cell, decimals: int) -> str:
    if isinstance(cell, str):
        return cell
    return format_number(cell, decimals, missing="")
