"""Text in a Word document: in the style and in the direction that it is read."""

import unicodedata
from collections import Counter
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_FROM_THE_RIGHT: Final = ("R", "AL")


def element(tag: str, **attributes: str) -> Any:
    """An element of Word's own XML: `element("w:fldChar", fldCharType="begin")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_paragraph(container: Any, style: str = "Normal") -> Any:
    """An empty paragraph of a style at the end of the document or of a cell."""
    paragraph = container.add_paragraph()
    set_style(paragraph, style)
    return paragraph


def set_style(paragraph: Any, style: str) -> None:
    """Give a paragraph a style; the library would look through all of them each time."""
    if style != "Normal":
        paragraph._p.style = style.replace(" ", "")  # a style's id, as Word makes it of a name


def write(paragraph: Any, text: str, *, bold: bool = False) -> Any:
    """Add a text to a paragraph; the run."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    if reads_from_the_right(text):
        paragraph._p.get_or_add_pPr().append(element("w:bidi"))
        run._r.get_or_add_rPr().append(element("w:rtl"))
    return run


def reads_from_the_right(text: str) -> bool:
    """Whether more letters are of a script like Arabic; an English sentence may begin with one."""
    directions = Counter(map(unicodedata.bidirectional, text))
    return sum(directions[each] for each in _FROM_THE_RIGHT) > directions["L"]
