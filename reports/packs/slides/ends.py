"""The slides before and after the figures: cover, how to read a chart, definitions and notes."""

from reports.packs.pack import Pack, Section
from reports.packs.slides.deck import Deck
from reports.packs.slides.tables import Around, add_table
from reports.packs.slides.template import BODY, COVER, TEXT
from reports.packs.slides.text import Paragraph, put
from reports.packs.words import ILLUSTRATIVE, ILLUSTRATIVE_SENTENCE, about

_MOST_SOURCES = 24
_HOW_TO_READ = (
    Paragraph("each month’s figure, in grey where nothing but chance shows.", "Points:"),
    Paragraph(
        "the average, and the range that nearly all figures of a stable process lie in.",
        "Mean and limits:",
    ),
    Paragraph("no significant change: what varies is what always varies.", "Common cause:"),
    Paragraph(
        "a change for the better that chance is unlikely to explain; a diamond.",
        "Special cause, improvement:",
    ),
    Paragraph("a change that is worth a closer look; a square.", "Special cause, concern:"),
    Paragraph(
        "a change that is neither better nor worse; a triangle or a star.",
        "Special cause, higher or lower:",
    ),
    Paragraph(
        "whether the target will be met if nothing changes: consistently, not, or by chance.",
        "Assurance:",
    ),
)


def add_cover(deck: Deck, pack: Pack) -> None:
    """What the slides are, which edition they come from, and whom they are for."""
    slide = deck.add(COVER, pack.title)
    marked = [Paragraph(ILLUSTRATIVE_SENTENCE, f"{ILLUSTRATIVE}.")] if pack.illustrative else []
    said = [Paragraph(words, f"{term}:") for term, words in about(pack.heading)]
    first = Paragraph(f"Quarterly pack of {pack.heading.system}")
    put(slide.placeholders[BODY].text_frame, [first, *marked, *said], 16)


def add_how_to_read(deck: Deck) -> None:
    """What the points, the lines and the icons of the charts mean, in words."""
    slide = deck.add(TEXT, "How to read the charts")
    put(slide.placeholders[BODY].text_frame, _HOW_TO_READ, 20)


def add_definitions(deck: Deck, pack: Pack) -> None:
    """What each measure tells; the speaker's notes of its slides have the whole definition."""
    headings = ("Measure", "Question that it answers", "What is counted")
    rows = [(section.name, section.question, _counted(section)) for section in pack.sections]
    title = "What the measures tell"
    add_table(deck, headings, rows, Around(title=title, description=title))


def _counted(section: Section) -> str:
    if not section.denominator:
        return section.numerator
    return f"{section.numerator}, divided by: {section.denominator}"


def add_notes(deck: Deck, pack: Pack) -> None:
    """What holds for all figures, and where they came from."""
    if pack.notes:
        slide = deck.add(TEXT, "What holds for all figures")
        put(slide.placeholders[BODY].text_frame, [Paragraph(note) for note in pack.notes], 18)
    headings = ("Source", "Taken in")
    rows = [(source, day) for source, day, _ in pack.provenance[:_MOST_SOURCES]]
    if more := len(pack.provenance) - len(rows):
        rows.append((f"And {more:,} more, which the workbook lists", ""))
    title = "Where the figures came from"
    add_table(deck, headings, rows, Around(title=title, description=title))
