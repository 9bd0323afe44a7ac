"""The strategy paper's own tables as native tables."""

from iccportal.lib.rounding import format_number
from reports.packs.pack import Cell, PaperTable
from reports.packs.section_tables import with_mark
from reports.packs.slides.deck import Deck
from reports.packs.slides.tables import Around, add_table
from reports.packs.slides.template import BODY, TEXT
from reports.packs.slides.text import Paragraph, put
from reports.packs.words import ILLUSTRATIVE, table_source


def add_paper_table(deck: Deck, table: PaperTable) -> None:
    """A table under its sentence; without rows the sentence and the title alone."""
    rows = [[_shown(cell, table.decimals) for cell in row] for row in table.rows]
    below = [*table.notes, *filter(None, [table_source(table)])]
    notes = "\n".join([table.title, *below])
    if not rows:
        slide = deck.add(TEXT, table.sentence, notes)
        put(slide.placeholders[BODY].text_frame, [Paragraph(table.title)], 20)
    marked = [f"{ILLUSTRATIVE}."] if table.illustrative else []
    around = Around(
        title=table.sentence,
        description=table.title,
        note=" ".join([*marked, f"{table.title}.", *below]),
        to_speaker=notes,
    )
    add_table(deck, table.headings, rows, around)


def _shown(cell: Cell, decimals: int) -> str:
    words = with_mark(cell, decimals)
    return words if isinstance(words, str) else format_number(words, decimals, missing="")
