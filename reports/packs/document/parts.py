"""The parts of the document: one function each, in the order in which they are read."""

from io import BytesIO
from typing import Any, Final

from docx.document import Document

from iccportal.charts.picture import picture, png
from iccportal.lib.nhs_calendar import Quarter
from reports.packs.document.styles import PAGE_WIDTH
from reports.packs.document.tables import add_table
from reports.packs.document.text import add_paragraph, write
from reports.packs.drawing import subject_chart
from reports.packs.pack import Pack, PaperTable, Section, Series
from reports.packs.section_tables import latest_table, paper_table, provenance_table
from reports.packs.words import (
    ILLUSTRATIVE,
    ILLUSTRATIVE_SENTENCE,
    about,
    source_words,
    story_heading,
    table_source,
)

PICTURE_HEIGHT: Final = 280  # of the chart without its key, in pixels


def add_cover(document: Document, pack: Pack) -> None:
    """The title, the marks, and which edition it is."""
    say(document, pack.heading.system)
    write(add_paragraph(document, "Title"), pack.title)
    if pack.illustrative:
        write(add_paragraph(document), f"{ILLUSTRATIVE}. {ILLUSTRATIVE_SENTENCE}", bold=True)
    for term, words in about(pack.heading):
        add_term(document, term, words)
    for note in pack.notes:
        say(document, note)


def add_summary(document: Document, pack: Pack) -> None:
    """What changed, in a sentence for each measure."""
    for section in pack.sections:
        add_term(document, section.name, section.subject.sentence, style="List Bullet")


def add_measure(document: Document, pack: Pack, section: Section) -> None:
    """A measure: sentence, marks, chart, the quarter's figures, notes and source."""
    subject = section.subject
    drawn = subject.has_figures
    say(document, subject.sentence, with_next=drawn)
    say(document, _marks(subject), style="Small", with_next=drawn)
    if drawn:
        _add_picture(document, section)
    add_table(document, latest_table(section, Quarter.of(pack.heading.last_month).months))
    for words in (*subject.notes, source_words(subject)):
        say(document, words, style="Small")


def add_paper_table(document: Document, table: PaperTable) -> None:
    """One of the strategy paper's own tables."""
    say(document, table.sentence)
    if table.illustrative:
        say(document, ILLUSTRATIVE, style="Small")
    add_table(document, paper_table(table))
    for words in (*table.notes, table_source(table)):
        say(document, words, style="Small")


def add_stories(document: Document, pack: Pack) -> None:
    """What development leads told."""
    for story in pack.stories:
        write(add_paragraph(document, "Heading 2"), story_heading(story))
        if story.about:
            say(document, f"About: {story.about}", style="Small")
        say(document, story.text)


def add_definitions(document: Document, pack: Pack) -> None:
    """What each measure is."""
    for section in pack.sections:
        write(add_paragraph(document, "Heading 2"), section.name)
        for term, words in section.definition:
            add_term(document, term, words)


def add_provenance(document: Document, pack: Pack) -> None:
    """Where the figures came from."""
    add_table(document, provenance_table(pack))


def add_term(document: Document, term: str, words: str, *, style: str = "Normal") -> None:
    """A term in bold, and what is said of it."""
    paragraph = add_paragraph(document, style)
    write(paragraph, f"{term}: ", bold=True)
    write(paragraph, words)


def say(document: Document, words: str, *, style: str = "Normal", with_next: bool = False) -> None:
    """A paragraph, where there is anything to say; on one page with what follows, if asked."""
    if words:
        paragraph = add_paragraph(document, style)
        write(paragraph, words)
        paragraph.paragraph_format.keep_with_next = with_next or None


def _marks(series: Series) -> str:
    mark = ILLUSTRATIVE if series.illustrative else ""
    said = (mark, series.variation, series.assurance, series.provisional)
    return " ".join(f"{words.rstrip('.')}." for words in said if words)


def _add_picture(document: Document, section: Section) -> None:
    """The chart; its words are read out where it cannot be seen."""
    title = f"Chart: {section.name}, {section.subject.place}"
    figure = subject_chart(section, height=PICTURE_HEIGHT)
    svg = picture(figure, title=title, description=section.subject.sentence)
    shape: Any = document.add_picture(BytesIO(png(svg)), width=PAGE_WIDTH)
    described = shape._inline.docPr
    described.set("descr", f"{title}. {section.subject.sentence}")
    described.set("name", f"Chart of {section.code}")
