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
        (_settled(heading), day_label(heading.as_at)),
        ("For", heading.audience.words),
        ("Checksum (SHA-256)", heading.sha256),
    ]
    return [(term, words) for term, words in said if words]


def running_words(pack: Pack) -> str:
    """The line at the foot of every page."""
    heading = pack.heading
    what = "Live figures" if _is_live(heading) else f"Edition {heading.number}"
    settled = f"{_settled(heading).lower()} {day_label(heading.as_at)}"
    parts = [f"{what}, {settled}", heading.audience.words]
    return ". ".join([*parts, *([ILLUSTRATIVE] if pack.illustrative else [])])


def _settled(heading: Heading) -> str:
    """What happened on the heading's day; what figures are as at is another matter."""
    return "Read on" if _is_live(heading) else "Closed on"


def _is_live(heading: Heading) -> bool:
    return heading.number == NO_NUMBER


def source_words(series: Series) -> str:
    """Where the figures of a series came from, up to when they are known, and when they came."""
    said = [f"Source: {series.source}"] if series.source else []
    return "".join(f"{words}. " for words in (*said, *as_at(series))).rstrip()


def as_at(series: Series) -> list[str]:
    """The last month that there is a figure of, hidden or not, and the day on which it came."""
    known = [point.month for point in series.points if point.is_told]
    said = [f"As at {month_name(known[-1])}"] if known else []
    if series.as_at is not None:
        said.append(f"Latest figures received on {day_label(series.as_at)}")
    return said


def table_source(table: PaperTable) -> str:
    """The same of one of the paper's tables."""
    return f"Source: {table.source}." if table.source else ""


def story_heading(story: Told) -> str:
    """What kind of story it is, of where and when."""
    return f"{story.kind}: {story.place}, {month_name(story.month)}"
