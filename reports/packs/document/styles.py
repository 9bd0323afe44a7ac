"""The looks of the document: one font, the portal's blue, and room on the page."""

from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT: Final = "Arial"
TEXT: Final = RGBColor(0x21, 0x2B, 0x32)
BLUE: Final = RGBColor(0x00, 0x5E, 0xB8)
PAGE_WIDTH: Final = Mm(170)  # between the margins
# Points of each style, and of the room above it.
SIZES: Final = {
    "Title": (24, 0),
    "Heading 1": (18, 18),
    "Heading 2": (13, 12),
    "Caption": (10, 8),
    "Normal": (11, 0),
    "Contents": (11, 0),
    "Small": (9, 3),
    "Cell": (9, 0),
}
# What stands above something that it belongs to.
TOGETHER: Final = ("Heading 1", "Heading 2", "Caption")
# Styles of our own, whose lines stand close together.
CLOSE: Final = ("Contents", "Small", "Cell")


def set_styles(document: Document) -> None:
    """Make the styles of the library's template ours, and add our own."""
    for name in CLOSE:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, (size, above) in SIZES.items():
        _set_style(document.styles[name], size, above)
    _write_in_british_english(document)


def set_page(document: Document) -> None:
    """A4, upright, with margins that leave 170 mm."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)


def _set_style(style: Any, size: int, above: int) -> None:
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)  # the theme's fonts would be chosen before ours
    style.font.name = FONT
    properties.find(qn("w:rFonts")).set(qn("w:cs"), FONT)
    style.font.size = Pt(size)
    style.font.bold = style.name in (*TOGETHER, "Title")
    style.font.color.rgb = BLUE if style.name.startswith("Heading 1") else TEXT
    style.paragraph_format.space_before = Pt(above)
    style.paragraph_format.space_after = Pt(2 if style.name in CLOSE else 6)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.keep_with_next = style.name in TOGETHER or None


def _write_in_british_english(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
