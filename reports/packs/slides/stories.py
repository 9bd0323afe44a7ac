"""What development leads told, as many stories on a slide as it holds."""

from collections.abc import Iterable, Iterator, Sequence

from iccportal.lib.nhs_calendar import Quarter
from reports.packs.pack import Pack, Told
from reports.packs.slides.deck import Deck
from reports.packs.slides.template import BODY, BODY_WIDTH, TEXT
from reports.packs.slides.text import Paragraph, height, in_pieces, lines, put
from reports.packs.words import story_heading

_SIZE = 18  # points
_LONGEST = 900  # characters of a story on one slide
_ROOM = 4.6  # inches
_BETWEEN = 0.15  # inches between stories


def add_stories(deck: Deck, pack: Pack) -> None:
    """Stories in their order; a long one goes on over the slides after it."""
    quarter = Quarter.of(pack.heading.last_month).label
    for number, portion in enumerate(_portions(pack.stories)):
        ending = ", continued" if number else ""
        slide = deck.add(TEXT, f"What development leads told of {quarter}{ending}")
        put(slide.placeholders[BODY].text_frame, portion, _SIZE)


def _portions(stories: Iterable[Told]) -> Iterator[Sequence[Paragraph]]:
    portion: list[Paragraph] = []
    left = _ROOM
    for paragraph in (piece for story in stories for piece in _pieces(story)):
        words = f"{paragraph.lead} {paragraph.text}"
        needed = height(lines(words, BODY_WIDTH, _SIZE), _SIZE) + _BETWEEN
        if portion and needed > left:
            yield portion
            portion, left = [], _ROOM
        portion.append(paragraph)
        left -= needed
    if portion:
        yield portion


def _pieces(story: Told) -> Iterator[Paragraph]:
    about = f" ({story.about})" if story.about else ""
    lead = f"{story_heading(story)}{about}."
    for place, piece in enumerate(in_pieces(story.text, _LONGEST)):
        yield Paragraph(piece, lead="" if place else lead)
