"""The look of the slides: four plain layouts with real placeholders, 16 to 9, in Arial."""

from typing import Any, Final

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.util import Inches, Length

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN: Final = Inches(0.6)
_ACROSS: Final = Length(WIDTH - 2 * _MARGIN)
BODY_WIDTH: Final = _ACROSS.inches
BODY_HEIGHT: Final = 4.7  # inches
# Left, top, width and height of each kind of placeholder.
Box = tuple[Length, Length, Length, Length]
_TITLE: Final[Box] = (_MARGIN, Inches(0.35), _ACROSS, Inches(1.15))
_BODY: Final[Box] = (_MARGIN, Inches(1.6), _ACROSS, Inches(BODY_HEIGHT))
_WHOLE_BODY: Final[Box] = (_MARGIN, Inches(1.6), _ACROSS, Inches(5.2))
_NOTE: Final[Box] = (_MARGIN, Inches(6.35), _ACROSS, Inches(0.6))
_FOOTER: Final[Box] = (_MARGIN, Inches(7.0), Inches(11), Inches(0.35))
_NUMBER: Final[Box] = (Inches(11.7), Inches(7.0), Inches(1.033), Inches(0.35))
_COVER_TITLE: Final[Box] = (_MARGIN, Inches(1.6), _ACROSS, Inches(1.8))
_COVER_BODY: Final[Box] = (_MARGIN, Inches(3.5), _ACROSS, Inches(3.2))

TITLE, BODY, NOTE = 0, 1, 2  # the numbers of the placeholders
COVER, TEXT, CHART, TABLE = "Cover", "Text", "Chart", "Table"
# Our layouts by those of the library's own template that they are made from.
_LAYOUTS: Final[dict[str, tuple[str, str, dict[int, Box]]]] = {
    "Title Slide": (COVER, "", {TITLE: _COVER_TITLE, BODY: _COVER_BODY}),
    "Title and Content": (TEXT, "", {TITLE: _TITLE, BODY: _WHOLE_BODY}),
    "Content with Caption": (CHART, "chart", {TITLE: _TITLE, BODY: _BODY, NOTE: _NOTE}),
    "Picture with Caption": (TABLE, "tbl", {TITLE: _TITLE, BODY: _BODY, NOTE: _NOTE}),
}
_THEME: Final = {
    b'typeface="Calibri"': b'typeface="Arial"',
    b'val="4F81BD"': b'val="005EB8"',  # the first accent, of the headings of tables
    b'val="1F497D"': b'val="003087"',  # the second text colour, of titles
}
_FOOT: Final = {"ftr": _FOOTER, "sldNum": _NUMBER}


def plain_slides() -> Slides:
    """Slides without a slide, with the layouts COVER, TEXT, CHART and TABLE alone."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = WIDTH, HEIGHT
    _drop_picture_of_template(slides)
    _set_theme(slides)
    master = slides.slide_master
    _set_master(master)
    for layout in list(slides.slide_layouts):
        if layout.name in _LAYOUTS:
            _set_layout(layout, *_LAYOUTS[layout.name])
        else:
            slides.slide_layouts.remove(layout)
    for part in (slides, master, *slides.slide_layouts):
        _speak_english_plainly(part.element)
    return slides


def _drop_picture_of_template(slides: Slides) -> None:
    package = slides.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)


def _set_theme(slides: Slides) -> None:
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for old, new in _THEME.items():
        theme.blob = theme.blob.replace(old, new)


def _set_master(master: Any) -> None:
    title_style = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title_style.set("algn", "l")
    letters = title_style.find(qn("a:defRPr"))
    letters.set("b", "1")
    letters.find(f".//{qn('a:schemeClr')}").set("val", "tx2")
    for shape in list(master.placeholders):
        kind = _kind(shape)
        if kind == "dt":  # the day that the template was made on
            shape.element.getparent().remove(shape.element)
        elif kind in _FOOT:
            _place(shape, _FOOT[kind])
            shape.element.find(f".//{qn('a:lvl1pPr')}").set("algn", "l" if kind == "ftr" else "r")
    boxes = {"title": _TITLE, "body": _WHOLE_BODY}
    for shape in master.placeholders:
        if _kind(shape) in boxes:
            _place(shape, boxes[_kind(shape)])
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def _set_layout(layout: Any, name: str, body_kind: str, boxes: dict[int, Box]) -> None:
    layout.name = name
    for shape in list(layout.placeholders):
        number = shape.placeholder_format.idx
        if _kind(shape) == "dt":
            shape.element.getparent().remove(shape.element)
        elif number in boxes:
            _place(shape, boxes[number])
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            for style in shape.element.iter(qn("a:lvl1pPr")):
                style.set("algn", "l")
            if number == BODY and body_kind:
                shape.element.nvSpPr.nvPr.find(qn("p:ph")).set("type", body_kind)


def _kind(shape: Any) -> str:
    return str(shape.element.nvSpPr.nvPr.find(qn("p:ph")).get("type", ""))


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box


def _speak_english_plainly(element: Any) -> None:
    for words in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        words.set("lang", "en-GB")
    for paler in list(element.iter(qn("a:tint"))):  # grey on white is hard to read
        paler.getparent().remove(paler)
