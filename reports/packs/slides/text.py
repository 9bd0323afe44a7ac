"""Text on slides: in British English, and small enough for its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import shorten
from typing import Any, Final

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Pt

# Sizes in points with the longest text of each that fits the place, in characters.
Sizes = tuple[tuple[int, int], ...]
TITLE_SIZES: Final[Sizes] = ((28, 105), (24, 125), (20, 225), (16, 280), (14, 420))
NOTE_SIZES: Final[Sizes] = ((12, 330), (10, 560))
CHARACTER: Final = 0.52  # the width of a character of Arial, in its height
_LINE: Final = 1.2  # the height of a line, in that of a character
POINTS: Final = 72  # in an inch


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` comes before it in bold."""

    text: str
    lead: str = ""


def fit(frame: Any, text: str, sizes: Sizes) -> None:
    """Put one paragraph in a frame, in the largest size that holds it; longer ones are cut."""
    size = next((size for size, longest in sizes if len(text) <= longest), sizes[-1][0])
    put(frame, [Paragraph(shorten(text, sizes[-1][1], placeholder="…"))], size)


def put(frame: Any, paragraphs: Sequence[Paragraph], size: int) -> None:
    """Fill a frame with paragraphs in a size in points."""
    for place, told in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if told.lead:
            say(paragraph, f"{told.lead} " if told.text else told.lead, size, bold=True)
        say(paragraph, told.text, size)


def say(paragraph: Any, text: str, size: int, *, bold: bool | None = None) -> None:
    """Add words to a paragraph; one without words is as high as if it had some."""
    if not text:
        paragraph._element.get_or_add_endParaRPr().set("sz", str(100 * size))
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def lines(text: str, width: float, size: int) -> int:
    """How many lines a text takes in a width in inches."""
    across = max(1, int(width * POINTS / (size * CHARACTER)))
    return sum(max(1, ceil(len(part) / across)) for part in text.split("\n"))


def height(line_count: int, size: int) -> float:
    """How high some lines are, in inches."""
    return line_count * size * _LINE / POINTS


def in_pieces(text: str, longest: int) -> Iterator[str]:
    """A long text in pieces that end at a space where there is one."""
    rest = text
    while len(rest) > longest:
        end = rest.rfind(" ", 0, longest + 1)
        end = end if end > 0 else longest
        yield rest[:end]
        rest = rest[end:].lstrip()
    yield rest
