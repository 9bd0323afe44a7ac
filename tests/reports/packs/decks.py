"""Slides as a second reader finds them."""

from dataclasses import replace
from io import BytesIO
from itertools import dropwhile

from pptx import Presentation

from reports.packs.slides import write_slides
from reports.packs.slides.template import NOTE
from tests.reports.packs.sample import sample_pack

FULL = sample_pack(measures=3, months=30, gaps=True, recalculated=True)


def presented(pack):
    return Presentation(BytesIO(write_slides(pack)))


def titles(deck):
    return [slide.shapes.title.text for slide in deck.slides]


def chart_slides(deck):
    return [slide for slide in deck.slides if any(shape.has_chart for shape in slide.shapes)]


def chart_frame(slide):
    return next(shape for shape in slide.shapes if shape.has_chart)


def tables(deck):
    return {
        slide.shapes.title.text: [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
    }


def drawn(series):
    """A series from its first figure on."""
    return replace(series, points=list(dropwhile(lambda p: p.value is None, series.points)))


def description(shape):
    return shape.element.nvGraphicFramePr.cNvPr.get("descr")


def notes_of(deck):
    """The small print of every slide that has some."""
    return [
        shape.text
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.idx == NOTE and shape.has_text_frame
    ]
