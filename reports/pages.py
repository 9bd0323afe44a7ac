"""What the pages of editions show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.urls import reverse

from iccportal.lib.nhs_calendar import Quarter, add_months, day_label, month_name, months_between
from iccportal.lib.small_numbers import Audience
from iccportal.tables import FiguresTable, Link
from iccs.access import Access
from reports.contents import MEASURES, PLACES, SERIES, TELL_OF_ALL, WHOLE, Contents
from reports.csv_files import Values
from reports.differences import Difference, differences, of_figures, tallies
from reports.editions import EditionFacts, code_of, contents_of, editions, facts_of, heading_of
from reports.heading import Heading
from reports.models import Edition
from reports.records import records
from reports.since import since_closing
from reports.tables import FOR_WHOM, MOST_SHOWN, changes_table, downloads_table, tallies_table

MOST_QUARTERS = 12


@dataclass(frozen=True, slots=True)
class Release:
    """An edition's files as one audience gets them."""

    audience: Audience
    rule: str
    downloads: FiguresTable

    @property
    def for_whom(self) -> str:
        """Whom the files are for, in words."""
        return FOR_WHOM[self.audience]

    @property
    def is_for_team(self) -> bool:
        """Whether nobody outside the team may have them."""
        return self.audience is Audience.TEAM


@dataclass(frozen=True)
class EditionPage:
    """An edition for a person: what it is, what it said of the whole, and its files."""

    facts: EditionFacts
    heading: Heading
    illustrative: bool
    said: Sequence[tuple[str, str]]  # a measure's name, and the sentence about the whole
    releases: Sequence[Release]
    later: EditionFacts | None  # the latest revision, where it is another
    earlier: EditionFacts | None  # the revision before

    @property
    def months(self) -> str:
        """The months that it has figures of, in words."""
        return f"{month_name(self.heading.first_month)} to {month_name(self.heading.last_month)}"

    @property
    def closed_on(self) -> str:
        """The day of closing, in words."""
        return day_label(self.facts.closed_on)


LEFT_OUT: Final = (
    "People by PAM level are not compared until the quarter is closed again, so that nobody can be "
    "recognised by the difference."
)


@dataclass(frozen=True)
class ChangesPage:
    """What differs between two states of an edition's months."""

    facts: EditionFacts
    other: str  # what it is set beside: a revision's number, or today
    figures: int
    others: int  # differences that are not figures
    by_table: FiguresTable
    table: FiguresTable
    files: Sequence[Link]
    left_out: str = ""  # what is not compared, and why

    @property
    def sentence(self) -> str:
        """How much differs, in words."""
        figures, others = self.figures, self.others
        if not figures + others:
            return "Nothing differs."
        told = f"{figures:,} {'figure differs' if figures == 1 else 'figures differ'}"
        also = f"{others:,} other {'value' if others == 1 else 'values'}"
        return f"{told}, and {also}, such as limits, sentences or places." if others else f"{told}."

    @property
    def shown(self) -> int | None:
        """How many figures are listed, where that is not all of them."""
        return MOST_SHOWN if self.figures > MOST_SHOWN else None


def audiences_of(access: Access) -> tuple[Audience, ...]:
    """Whose release of the whole edition a person may take."""
    return tuple(Audience) if access.everywhere else (Audience.OUTSIDE,)


def edition_page(edition: Edition, access: Access) -> EditionPage:
    """The page of an edition; five queries at most."""
    audiences = audiences_of(access)
    contents = contents_of(edition, audiences[0], {PLACES.name, MEASURES.name, *TELL_OF_ALL})
    facts = facts_of(edition)
    revisions = [one for one in editions() if one.quarter == facts.quarter]
    return EditionPage(
        facts=facts,
        heading=contents.heading,
        illustrative=contents.illustrative,
        said=_said_of_whole(contents),
        releases=[
            Release(one, heading_of(edition, one).rule, downloads_table(facts.code, one))
            for one in audiences
        ],
        later=revisions[0] if revisions[0].revision > facts.revision else None,
        earlier=next((one for one in revisions if one.revision == facts.revision - 1), None),
    )


def changes_since(edition: Edition, access: Access) -> ChangesPage:
    """The edition beside today; outside the team without people by PAM level."""
    audience = audiences_of(access)[0]
    page = _changes(edition, since_closing(edition, audience), access, "today", "Now", "since")
    return replace(page, left_out=LEFT_OUT if audience is Audience.OUTSIDE else "")


def changes_from(older: Edition, edition: Edition, access: Access) -> ChangesPage:
    """A revision beside the one before it."""
    audience = audiences_of(access)[0]
    found = differences(contents_of(older, audience), contents_of(edition, audience))
    number = facts_of(older).number
    return _changes(edition, found, access, number, f"Revision {edition.revision}", "revised")


def _changes(
    edition: Edition, found: Sequence[Difference], access: Access, other: str, now: str, page: str
) -> ChangesPage:
    audiences = audiences_of(access)
    names = contents_of(edition, audiences[0], {PLACES.name, MEASURES.name})
    figures = of_figures(found)
    return ChangesPage(
        facts=facts_of(edition),
        other=other,
        figures=len(figures),
        others=sum(not one.is_of_figure for one in found),
        by_table=tallies_table(tallies(found)),
        table=changes_table(figures, names, "Was", now),
        files=[
            link
            for audience in audiences
            for link in _files_of_changes(code_of(edition), audience, page)
        ],
    )


def _files_of_changes(code: str, audience: Audience, page: str) -> Iterator[Link]:
    whom = FOR_WHOM[audience]
    address = reverse(f"reports:{page}_workbook", args=[code, audience.value])
    yield Link(f"Every difference, {whom} (Excel)", address)
    for values in Values:
        address = reverse(f"reports:{page}_file", args=[code, audience.value, values.value])
        yield Link(f"Every difference, in {values}, {whom} (CSV)", address)


def _said_of_whole(contents: Contents) -> list[tuple[str, str]]:
    """The sentences about the whole, of measures that are in no section of their own."""
    main = {
        row.text("code"): row.text("name")
        for row in records(MEASURES, contents.rows[MEASURES.name])
        if not row.text("section")
    }
    whole = next(
        row.text("code")
        for row in records(PLACES, contents.rows[PLACES.name])
        if row.text("kind") == WHOLE
    )
    return [
        (main[row.text("measure")], row.text("sentence"))
        for row in records(SERIES, contents.rows[SERIES.name])
        if row.text("place") == whole and row.text("measure") in main
    ]


def quarters_to_close(known: tuple[date, date], today: date) -> list[Quarter]:
    """Quarters with figures that are over, the latest first, and at most three years of them."""
    found = {Quarter.of(month) for month in months_between(*known)}
    over = [quarter for quarter in found if add_months(quarter.last, 1) <= today]
    return sorted(over, reverse=True)[:MOST_QUARTERS]
