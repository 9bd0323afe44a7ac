"""What a pack says of itself and of its parts, in the page and in the document alike. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from iccportal.lib.nhs_calendar import day_label, month_name
from reports.heading import Heading
from reports.packs.pack import Pack, PaperTable, Series, Told

ILLUSTRATIVE: Final = "Illustrative"
ILLUSTRATIVE_SENTENCE: Final = (
    "Figures in this pack were made up for a demonstration. Draw no conclusion from them."
)


def about(heading: Heading) -> list[tuple[str, str]]:
    """Which edition it is and whom it is for, as pairs of a term and what it says."""
    span = f"{month_name(heading.first_month)} to {month_name(heading.last_month)}"
    return [
        ("Edition", heading.number),
        ("Months", span),
        ("Closed on", day_label(heading.as_at)),
        ("For", heading.audience_words),
        ("Checksum (SHA-256)", heading.sha256),
    ]


def running_words(pack: Pack) -> str:
    """The line at the foot of every page."""
    heading = pack.heading
    edition = f"Edition {heading.number}, closed on {day_label(heading.as_at)}"
    parts = [edition, heading.audience_words]
    return ". ".join([*parts, *([ILLUSTRATIVE] if pack.illustrative else [])])


def source_words(series: Series) -> str:
    """Where the figures of a series came from, up to when they are known, and when they came."""
    return _sentences([*_source(series.source), *as_at(series)])


def as_at(series: Series) -> list[str]:
    """The last month that there is a figure of, hidden or not, and the day on which it came."""
    known = [point.month for point in series.points if point.is_told]
    said = [f"As at {month_name(known[-1])}"] if known else []
    return [*said, *_received(series.as_at)]


def table_source(table: PaperTable) -> str:
    """Where the figures of one of the paper's tables came from, and when."""
    return _sentences([*_source(table.source), *_received(table.as_at)])


def _source(source: str) -> list[str]:
    return [f"Source: {source}"] if source else []


def _received(day: date | None) -> list[str]:
    return [] if day is None else [f"Latest figures received on {day_label(day)}"]


def _sentences(said: Sequence[str]) -> str:
    return " ".join(f"{words}." for words in said)


def story_heading(story: Told) -> str:
    """What kind of story it is, of where and when."""
    return f"{story.kind}: {story.place}, {month_name(story.month)}"


def capital(words: str) -> str:
    """Words at the beginning of a sentence; names in them stay as they are."""
    return words[:1].upper() + words[1:]
