"""The document as a whole: its parts under their headings, its contents, its foot."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from reports.packs.archive import steady
from reports.packs.document import parts
from reports.packs.document.fields import add_contents, add_page_number, mark
from reports.packs.document.styles import set_page, set_styles
from reports.packs.document.text import add_paragraph, set_style, write
from reports.packs.pack import Pack
from reports.packs.words import running_words

Part = tuple[str, Callable[[Document], None]]


def write_document(pack: Pack) -> bytes:
    """The document; the same pack gives the same bytes."""
    document = docx.Document()
    set_styles(document)
    set_page(document)
    _set_properties(document, pack)
    parts.add_cover(document, pack)
    chapters = list(_parts(pack))
    headings = [(f"part_{n}", words) for n, (words, _) in enumerate(chapters, start=1)]
    add_contents(document, headings)
    for number, (words, add) in enumerate(chapters, start=1):
        heading = add_paragraph(document, "Heading 1")
        write(heading, words)
        mark(heading, f"part_{number}", number)
        add(document)
    _add_foot(document, pack)
    written = BytesIO()
    document.save(written)
    return steady(written.getvalue(), pack.heading.as_at)


def _parts(pack: Pack) -> Iterator[Part]:
    """Each part's heading, and what writes it."""
    yield "In short", partial(parts.add_summary, pack=pack)
    for section in pack.sections:
        yield section.name, partial(parts.add_measure, pack=pack, section=section)
    for table in pack.tables:
        yield table.title, partial(parts.add_paper_table, table=table)
    if pack.stories:
        yield "Stories", partial(parts.add_stories, pack=pack)
    yield "Definitions", partial(parts.add_definitions, pack=pack)
    yield "Where the figures came from", partial(parts.add_provenance, pack=pack)


def _set_properties(document: Document, pack: Pack) -> None:
    """The title, the day and no author; the template's own picture and words go."""
    properties, day = document.core_properties, datetime.combine(pack.heading.as_at, time())
    properties.title = pack.title[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = day
    related = document.part.package.rels
    thumbnails = [k for k, r in related.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
    for key in thumbnails:
        del related[key]


def _add_foot(document: Document, pack: Pack) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    set_style(foot, "Small")
    write(foot, f"{running_words(pack)}. ")
    add_page_number(foot)
