"""Native tables on slides, over as many slides as they need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from reports.packs.slides.deck import Deck
from reports.packs.slides.laid_out import LaidOut, Row, lay_out
from reports.packs.slides.template import BODY, BODY_HEIGHT, BODY_WIDTH, NOTE, TABLE
from reports.packs.slides.text import NOTE_SIZES, fit, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is said around a table: the message, what it is, a note under it, and to the speaker."""

    title: str
    description: str
    note: str = ""
    to_speaker: str = ""


def add_table(deck: Deck, headings: Row, rows: Sequence[Row], around: Around) -> None:
    """Slides of a table, numbered where there are several; none where there is no row."""
    laid_out = lay_out(headings, rows, (BODY_WIDTH, BODY_HEIGHT))
    for number, portion in enumerate(laid_out.portions, start=1):
        of_all = f" ({number} of {len(laid_out.portions)})" if len(laid_out.portions) > 1 else ""
        slide = deck.add(TABLE, around.title + of_all, around.to_speaker)
        _put(slide.placeholders[BODY], laid_out, portion, around.description)
        if around.note:
            fit(slide.placeholders[NOTE].text_frame, around.note, NOTE_SIZES)
        else:
            _drop(slide.placeholders[NOTE])


def _put(placeholder: Any, laid_out: LaidOut, rows: Sequence[Row], description: str) -> None:
    frame = placeholder.insert_table(rows=len(rows) + 1, cols=len(laid_out.headings))
    frame.element.nvGraphicFramePr.cNvPr.set("descr", description)
    for column, width in zip(frame.table.columns, laid_out.widths, strict=True):
        column.width = Inches(width)
    for cells, row in zip(frame.table.rows, [laid_out.headings, *rows], strict=True):
        cells.height = Inches(laid_out.height_of(row))
        for place, (cell, text) in enumerate(zip(cells.cells, row, strict=True)):
            paragraph = cell.text_frame.paragraphs[0]
            say(paragraph, text, laid_out.size)
            if place in laid_out.on_right:
                paragraph.alignment = PP_ALIGN.RIGHT


def _drop(placeholder: Any) -> None:
    """An empty placeholder asks for text on the screen of whoever edits the slides."""
    placeholder.element.getparent().remove(placeholder.element)
