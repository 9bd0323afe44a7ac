"""Nobody outside the team finds a hidden count by way of a register that was changed."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.small_numbers import Audience
from iccs.models import Community, PracticeMembership
from measures.apart import TOGETHER, apart
from measures.catalogue import catalogue
from measures.earlier import earlier
from measures.published import published
from measures.reading import Reading
from reports import actions
from reports.contents import Contents
from reports.live import live
from reports.released_cells import HOMES
from tests.measures.practice_reader import PracticeReader
from tests.reports.quarter import LAST, MONTHS, NOW, a_system, closed, correct
from tests.reports.test_attack import _is_in, outside, records
from tests.targets.world import OPENED, a_batch, a_practice, some_activity

pytestmark = pytest.mark.django_db
COUNTS = {"A1": 42, "A2": 61, "A3": 33, "A4": 3, "A5": 5, "A6": 20, "A7": 0}
CHANGED = date(2019, 11, 1)


@pytest.fixture
def known(system):
    a_system()
    batch = a_batch()
    for practice, community in (("A5", "kendal"), ("A6", "kendal"), ("A7", "millom")):
        made = a_practice(practice, community)
        some_activity(made, COUNTS[practice], months=MONTHS, batch=batch)


def moved(practice: str, community: str | None, since: date = CHANGED) -> None:
    """The practice is said to have belonged to another community, or to none, since then."""
    own = PracticeMembership.objects.filter(practice__code=practice)
    [before] = own
    own.update(months=DateRange(OPENED, since))
    if community is not None:
        PracticeMembership.objects.create(
            practice=before.practice,
            community=Community.objects.get(code=community),
            months=DateRange(since, None),
        )


def areas_of(contents: Contents, month: date) -> dict[frozenset[str], int | None]:
    """What is shown of admissions in a month; None where it is hidden."""
    places = records(contents, "places")
    ends = [place for place in places if place["reports"]]
    of = {
        place["code"]: frozenset(end["code"] for end in ends if _is_in(end, place))
        for place in places
    }
    rows = [
        row
        for row in records(contents, "figures")
        if (row["measure"], row["month"]) == ("nel_admissions", month)
        and row["state"] != "not_sent"
    ]
    return {
        of[row["place"]]: None if row["numerator"] is None else int(row["numerator"])
        for row in rows
    }


def homes_of(contents: Contents, month: date) -> dict[str, str]:
    return {
        row["practice"]: row["place"]
        for row in records(contents, "practices")
        if row["from"] <= month and (row["to"] is None or month < row["to"])
    }


def reader_of(releases: Iterable[Contents], month: date = LAST.first) -> PracticeReader:
    reader = PracticeReader(COUNTS)
    for contents in releases:
        reader.hold(homes_of(contents, month), areas_of(contents, month))
    return reader


def reader_of_corrected(
    releases: Iterable[tuple[Contents, dict[str, int]]], month: date = LAST.first
) -> PracticeReader:
    """Worse than anybody: who knows which counts were corrected. One that was is another one."""
    history = list(releases)
    every = {one for _, counts in history for one in counts.items()}
    reader = PracticeReader({f"{practice} {n}": n for practice, n in every})
    for contents, counts in history:
        homes = homes_of(contents, month).items()
        own = {f"{practice} {counts[practice]}": place for practice, place in homes}
        reader.hold(own, areas_of(contents, month))
    return reader


def now() -> Contents:
    return live(Audience.OUTSIDE, NOW.date())


CHANGES = {
    "a few people": [("A5", "bay")],
    "all of a hidden community": [("A4", "barrow")],
    "to no community": [("A5", None)],
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_nothing_is_recovered_from_editions_before_and_after_a_change(known, changes):
    first = outside(closed())
    for practice, community in changes:
        moved(practice, community)
    screens = published(catalogue()["nel_admissions"], Reading(LAST.months)).hidden
    second = outside(closed())

    reader = reader_of([first, second, now()])

    assert reader.hidden
    assert reader.subtracted() == []
    assert reader.cornered() == []
    assert areas_of(now(), LAST.first) == areas_of(second, LAST.first)
    assert {cell.communities for cell in screens if cell.month == LAST.first} >= {
        "+".join(sorted(area))
        for area, count in areas_of(second, LAST.first).items()
        if count is None
    }


@pytest.mark.parametrize("count", [3, 12])
@pytest.mark.parametrize("to", ["bay", "millom"])
def test_nothing_is_recovered_where_the_count_was_corrected_as_well(known, count, to):
    first = outside(closed())
    correct("A5", count, [LAST.first])
    moved("A5", to)
    corrected = COUNTS | {"A5": count}
    second = outside(closed())

    reader = reader_of_corrected([(first, COUNTS), (second, corrected), (now(), corrected)])

    assert reader.hidden
    assert reader.could_be_helped(reader.subtracted()) == []
    assert reader.could_be_helped(reader.cornered()) == []


def test_nothing_is_recovered_where_an_edition_did_not_keep_homes(known, monkeypatch):
    """Editions that were closed before these were kept told which practices belonged where."""
    freeze = actions.freeze
    kept = lambda built: [one for one in freeze(built) if one.name != HOMES.name]  # noqa: E731
    monkeypatch.setattr(actions, "freeze", kept)
    first = outside(closed())
    monkeypatch.undo()
    moved("A5", "bay")

    reader = reader_of([first, outside(closed())])

    assert reader.subtracted() == []
    assert reader.cornered() == []


def test_many_people_of_a_practice_that_moved_hide_nothing_more(known):
    first = areas_of(outside(closed()), LAST.first)
    moved("A6", "bay")

    second = areas_of(now(), LAST.first)

    assert {area for area, count in first.items() if count is None} == {
        area for area, count in second.items() if count is None
    }


def test_practices_are_counted_apart_only_where_a_register_differs(known):
    closed()
    measures, reading = catalogue().values(), Reading(MONTHS)

    assert apart(measures, reading, earlier()) == TOGETHER

    moved("A5", "bay", CHANGED)
    again = apart(measures, Reading(MONTHS), earlier())

    assert {month for month, _ in again.groups} == {m for m in MONTHS if m >= CHANGED}
    counts = again.groups[LAST.first, "admissions_nel"].counts
    assert counts["bay", "kendal"] == COUNTS["A5"]
    assert {name for _, name in again.groups} == {"admissions_nel", "registered_people"}


def test_editions_that_knew_the_same_register_are_read_as_one(known):
    closed(LAST.previous())
    closed()
    moved("A5", "bay")
    closed()

    assert [len(one.homes) for one in earlier().registers] == [len(MONTHS)] * 2
