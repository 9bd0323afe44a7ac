"""The pack as a page of its own, to be read, to be printed by a browser, and to become a PDF."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from iccportal.charts.icons import Icon
from iccportal.charts.legend import legend
from iccportal.charts.svg import render
from iccportal.charts.theme import Figure, room_of
from reports.packs.drawing import community_charts, icons, subject_chart
from reports.packs.limits import limits_words, special_words
from reports.packs.pack import Pack, PaperTable, Section, Series
from reports.packs.right_to_left import isolated
from reports.packs.section_tables import (
    measure_table,
    paper_table,
    printed,
    provenance_table,
)
from reports.packs.words import (
    ILLUSTRATIVE_SENTENCE,
    about,
    running_words,
    source_words,
    story_heading,
    table_source,
)

SHEETS: Final = ("css/site.css", "css/pack.css")
TEMPLATE: Final = "reports/packs/page.html"


@dataclass(frozen=True, slots=True)
class Shown:
    """A series as the page shows it."""

    name: str
    sentence: SafeString
    drawing: SafeString
    room: str
    icons: list[Icon]
    notes: tuple[str, ...]
    source: str
    illustrative: bool
    provisional: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as the page shows it; `key` is the charts' key, which they share."""

    anchor: str
    name: str
    question: str
    subject: Shown
    key: SafeString
    limits: list[str]
    table: SafeString
    communities: list[Shown]
    definition: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tabled:
    """One of the paper's tables as the page shows it."""

    anchor: str
    title: str
    sentence: str
    table: SafeString
    notes: tuple[str, ...]
    source: str
    illustrative: bool
    provisional: str = ""


def pack_page(pack: Pack) -> str:
    """The page whole, with its styles in it: to be kept, served, or printed by Chromium."""
    return _page(pack, format_html("<style>{}</style>", mark_safe(styles(pack))))  # noqa: S308 - our own files


def page_to_print(pack: Pack) -> str:
    """The same page for a printer alone: a browser that showed it first would lay it out twice."""
    rules = f"{styles(pack)}@media screen {{ body {{ display: none }} }}"
    return _page(pack, format_html("<style>{}</style>", mark_safe(rules)))  # noqa: S308 - as above


def styles(pack: Pack) -> str:
    """All rules of the page; the foot of each sheet of paper names the edition."""
    return f'{_sheets()}@page {{ @bottom-left {{ content: "{in_css(running_words(pack))}" }} }}'


def in_css(words: str) -> str:
    """Words between quotation marks in a style sheet: all but letters and digits escaped."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words)


@cache
def _sheets() -> str:
    paths = (finders.find(sheet) for sheet in SHEETS)
    return "".join(Path(path).read_text(encoding="utf-8") for path in paths if path)


def _page(pack: Pack, styles: SafeString) -> str:
    measures = [_measure(section, n) for n, section in enumerate(pack.sections, start=1)]
    tables = [_tabled(table, n) for n, table in enumerate(pack.tables, start=1)]
    parts = {
        "pack": pack,
        "title": isolated(pack.title, pack.subject),
        "about": about(pack.heading),
        "illustrative": ILLUSTRATIVE_SENTENCE if pack.illustrative else "",
        "measures": measures,
        "tables": tables,
        "stories": [(isolated(story_heading(story), story.place), story) for story in pack.stories],
        "provenance": provenance_table(pack).as_html(),
        "styles": styles,
    }
    return render_to_string(TEMPLATE, parts)


def _measure(section: Section, number: int) -> Measure:
    anchor = f"measure-{number}"
    drawing = subject_chart(section)
    communities = zip(section.communities, community_charts(section), strict=True)
    return Measure(
        anchor=anchor,
        name=section.name,
        question=section.question,
        subject=_shown(section.subject, drawing, anchor, section.name),
        key=legend(drawing, key=anchor),
        limits=_limits(section),
        table=measure_table(section).as_html(),
        communities=[
            _shown(series, figure, f"{anchor}-{place}", f"{section.name}, {series.place}")
            for place, (series, figure) in enumerate(communities, start=1)
        ],
        definition=section.definition,
    )


def _limits(section: Section) -> list[str]:
    """What the control chart of the subject shows, in words, of the months in the table."""
    points = printed(section.subject)
    return list(filter(None, [limits_words(points, section.unit), special_words(points)]))


def _shown(series: Series, figure: Figure, key: str, title: str) -> Shown:
    return Shown(
        name=series.place,
        sentence=isolated(series.sentence, series.place),
        drawing=_drawing(series, figure, key, title),
        room=room_of(figure),
        icons=icons(series),
        notes=series.notes,
        source=source_words(series),
        illustrative=series.illustrative,
        provisional=series.provisional,
    )


def _drawing(series: Series, figure: Figure, key: str, title: str) -> SafeString:
    if not series.has_figures:
        return mark_safe("")
    return render(figure, key=key, title=title, description=series.sentence)


def _tabled(table: PaperTable, number: int) -> Tabled:
    return Tabled(
        anchor=f"table-{number}",
        title=table.title,
        sentence=table.sentence,
        table=paper_table(table).as_html(),
        notes=table.notes,
        source=table_source(table),
        illustrative=table.illustrative,
    )
