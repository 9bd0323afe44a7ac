"""A pack as PowerPoint slides: one message a slide, which is its title, and native charts.

A chart slide is read title, chart, note; the speaker's notes hold source, caveats and definition.
"""

from reports.packs.archive import steady
from reports.packs.pack import Pack
from reports.packs.slides.deck import Deck
from reports.packs.slides.ends import add_cover, add_definitions, add_how_to_read, add_notes
from reports.packs.slides.measure_slides import add_measure
from reports.packs.slides.paper_slides import add_paper_table
from reports.packs.slides.stories import add_stories

__all__ = ["write_slides"]


def write_slides(pack: Pack) -> bytes:
    """The slides of a pack; the same pack gives the same bytes."""
    deck = Deck(pack)
    add_cover(deck, pack)
    add_how_to_read(deck)
    for section in pack.sections:
        add_measure(deck, section)
    for table in pack.tables:
        add_paper_table(deck, table)
    add_stories(deck, pack)
    add_definitions(deck, pack)
    add_notes(deck, pack)
    return steady(deck.to_bytes(), pack.heading.as_at)
