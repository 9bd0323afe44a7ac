"""Few people of a month do not follow from the shares of the windows that the month is part of."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import pytest

from iccportal.lib.nhs_calendar import Quarter
from iccportal.lib.small_numbers import Audience, Rule
from measures.states import SUPPRESSED
from reports.editions import contents_of
from tests.reports.attack import MANY
from tests.reports.quarter import BEFORE, LAST, MONTHS, an_analyst, closed
from tests.reports.test_attack import outside, records
from tests.targets.world import a_batch, a_practice, a_rebase, a_trajectory, some_activity

pytestmark = pytest.mark.django_db
NEL = "nel_admissions"
JANUARY, FEBRUARY, MARCH = (date(2019, month, 1) for month in (1, 2, 3))
WINDOW_END = date(2019, 6, 1)
OTHERS = {"kendal": 42, "bay": 61, "barrow": 33}
PLANNED = 138
LATER = LAST.next().next()


def a_system_with(counts: Mapping[date, int], quarters: Sequence[Quarter] = (BEFORE, LAST)) -> None:
    """Millom has these counts and nobody in other months; the others have as many each month."""
    batch = a_batch()
    for place, count in OTHERS.items():
        some_activity(a_practice(f"A {place}", place), count, months=MONTHS, batch=batch)
    millom = a_practice("A millom", "millom")
    for month in MONTHS:
        some_activity(millom, counts.get(month, 0), months=[month], batch=batch)
    trajectory = a_trajectory(PLANNED, months=[*MONTHS, *LAST.next().months])
    for quarter in quarters:
        a_rebase(trajectory, an_analyst(), effective_from=quarter.first, window_end=WINDOW_END)


def months_of(contents, place="millom"):
    """What a reader knows of each month of the window."""
    found = {}
    for row in records(contents, "figures"):
        if row["measure"] == NEL and row["place"] == place and row["month"] <= WINDOW_END:
            hidden = row["state"] == SUPPRESSED
            found[row["month"]] = (1, MANY) if hidden else Rule().can_be(int(row["numerator"]))
    return dict(sorted(found.items())[-12:])


def share_of(contents, place="millom"):
    return next(row for row in records(contents, "shares") if row["place"] == place)


def test_a_month_is_not_what_the_others_leave_of_a_window(system):
    """17 in all: 8, 8 and 1. Who knows two of them knows the third."""
    a_system_with({JANUARY: 8, FEBRUARY: 8, MARCH: 1})

    shown = outside(closed())

    months = months_of(shown)
    assert share_of(shown)["activity"] == 15
    assert months.pop(MARCH) == (1, MANY)
    assert 17 - sum(low for low, _ in months.values()) > 1


def test_months_of_others_are_hidden_only_where_there_is_something_to_hide(system):
    a_system_with({JANUARY: 8, FEBRUARY: 8, MARCH: 1})

    shown = outside(closed())

    for place in OTHERS:
        hidden = {month for month, known in months_of(shown, place).items() if known == (1, MANY)}
        assert hidden <= {JANUARY, FEBRUARY, MARCH}


def test_a_share_of_one_month_of_a_few_is_hidden_with_its_trajectory(system):
    a_system_with({MARCH: 3})

    shown = outside(closed())

    target = {
        place: [
            row["target"]
            for row in records(shown, "figures")
            if (row["measure"], row["place"]) == (NEL, place) and row["month"] >= BEFORE.first
        ]
        for place in ("millom", "bay", "whole")
    }
    assert share_of(shown)["state"] == SUPPRESSED
    assert "millom" not in {row["place"] for row in records(shown, "targets")}
    assert set(target["millom"]) == {None}
    assert None not in target["bay"]
    assert set(target["whole"]) == {PLANNED}


def test_a_share_stays_hidden_when_its_months_no_longer_tell_it(system):
    a_system_with({MARCH: 3})
    before = share_of(outside(closed(BEFORE)))

    after = share_of(outside(closed()))

    assert before["state"] == after["state"] == SUPPRESSED


def test_months_that_hide_each_other_leave_the_share_to_be_told(system):
    a_system_with({JANUARY: 4, FEBRUARY: 4})

    shown = outside(closed())

    assert [m for m, known in months_of(shown).items() if known == (1, MANY)] == [JANUARY, FEBRUARY]
    assert share_of(shown)["activity"] == 10


def test_a_window_that_an_edition_told_is_not_told_again_by_another(system):
    """12 in the first year and 9 in one that begins in April: January had the 3 between them."""
    counts = {date(2019, 1, 1): 3, date(2019, 4, 1): 4, date(2019, 6, 1): 5}
    a_system_with(counts, quarters=())
    trajectory = a_trajectory(PLANNED, months=[*MONTHS, *LAST.next().months, *LATER.months])
    a_rebase(trajectory, an_analyst(), effective_from=LAST.first, window_end=date(2019, 12, 1))
    first = outside(closed())
    a_rebase(trajectory, an_analyst(), effective_from=LAST.next().first, window_end=LAST.last)

    second = outside(closed(LAST.next(), now=datetime(2020, 8, 12, 9, tzinfo=UTC)))

    assert share_of(first)["activity"] == 10
    assert [row["activity"] for row in records(second, "shares") if row["place"] == "millom"] == [
        10,
        None,
    ]


def test_the_team_reads_every_share_and_trajectory(system):
    a_system_with({MARCH: 3})

    shown = contents_of(closed(), Audience.TEAM)

    assert share_of(shown)["activity"] == 3
    assert "millom" in {row["place"] for row in records(shown, "targets")}
