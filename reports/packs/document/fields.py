"""What Word works out by itself: contents with links, and the numbers of pages."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document

from reports.packs.document.text import add_paragraph, element, write

# Headings of the first level as links. Without page numbers it is right before Word updates it,
# so that Word need not ask, and right where nothing updates it.
CONTENTS: Final = r'TOC \o "1-1" \n \h \z'


def add_contents(document: Document, entries: Sequence[tuple[str, str]]) -> None:
    """The contents: the bookmark of each heading, and its words."""
    write(add_paragraph(document, "Caption"), "Contents")
    for place, (bookmark, words) in enumerate(entries):
        paragraph = add_paragraph(document, "Contents")
        if place == 0:
            _begin(paragraph, CONTENTS)
        link = element("w:hyperlink", anchor=bookmark, history="1")
        link.append(write(paragraph, words)._r)
        paragraph._p.append(link)
        if place == len(entries) - 1:
            _end(paragraph)


def mark(paragraph: Any, bookmark: str, number: int) -> None:
    """Make a heading a place that links lead to."""
    start = element("w:bookmarkStart", id=str(number), name=bookmark)
    paragraph._p.insert_element_before(start, "w:r")
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def add_page_number(paragraph: Any) -> None:
    """ "Page 2 of 9"."""
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        write(paragraph, words)
        _begin(paragraph, field)
        write(paragraph, "1")
        _end(paragraph)


def _begin(paragraph: Any, instruction: str) -> None:
    told = element("w:instrText")
    told.text = f" {instruction} "
    for part in (
        element("w:fldChar", fldCharType="begin"),
        told,
        element("w:fldChar", fldCharType="separate"),
    ):
        paragraph.add_run()._r.append(part)


def _end(paragraph: Any) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))
