"""What a pack says of itself and of its parts, in the page and in the document alike. Pure."""

from typing import Final

from iccportal.lib.nhs_calendar import day_label, month_name
from reports.contents import Heading
from reports.packs.pack import Pack, PaperTable, Series, Told

ILLUSTRATIVE: Final = "Illustrative"
ILLUSTRATIVE_SENTENCE: Final = (
    "Figures in this pack were made up for a demonstration. Draw no conclusion from them."
)
NO_NUMBER: Final = "Live"  # the number of what is no edition


def about(heading: Heading) -> list[tuple[str, str]]:
    """Which edition it is and whom it is for, as pairs of a term and what it says."""
    span = f"{month_name(heading.first_month)} to {month_name(heading.last_month)}"
    said = [
        ("Edition", heading.number),
        ("Months", span),
        ("As at", day_label(heading.as_at)),
        ("For", heading.audience.words),
        ("Checksum (SHA-256)", heading.sha256),
    ]
    return [(term, words) for term, words in said if words]


def running_words(pack: Pack) -> str:
    """The line at the foot of every page."""
    heading = pack.heading
    what = "Live figures" if heading.number == NO_NUMBER else f"Edition {heading.number}"
    parts = [f"{what}, as at {day_label(heading.as_at)}", heading.audience.words]
    return ". ".join([*parts, *([ILLUSTRATIVE] if pack.illustrative else [])])


def source_words(series: Series) -> str:
    """Where the figures of a series came from, and up to when they are known."""
    said = [f"Source: {series.source}"] if series.source else []
    if series.as_at is not None:
        said.append(f"As at {day_label(series.as_at)}")
    return "".join(f"{words}. " for words in said).rstrip()


def table_source(table: PaperTable) -> str:
    """The same of one of the paper's tables."""
    return f"Source: {table.source}." if table.source else ""


def story_heading(story: Told) -> str:
    """What kind of story it is, of where and when."""
    return f"{story.kind}: {story.place}, {month_name(story.month)}"
