"""The live figures, in the tables of an edition."""

from datetime import date

import pytest

from iccportal.lib.small_numbers import Audience
from reports.contents import TABLES
from reports.editions import contents_of, editions, figures_of
from reports.live import live
from tests.reports.quarter import LAST, MONTHS, a_system, closed, correct

pytestmark = pytest.mark.django_db
TODAY = date(2020, 5, 12)


@pytest.fixture
def known(system):
    a_system()


def test_live_figures_are_those_that_an_edition_of_now_would_have(known):
    edition = closed()

    for audience in Audience:
        now = live(audience, TODAY)
        assert now.rows == contents_of(edition, audience).rows
        assert (now.heading.code, now.heading.as_at, now.heading.sha256) == ("live", TODAY, "")


def test_live_figures_follow_corrections(known):
    live(Audience.TEAM, TODAY)
    correct("A1", 55, [LAST.last])

    place = TABLES["figures"].names.index("value")
    values = {
        row[place]
        for row in live(Audience.TEAM, TODAY).rows["figures"]
        if row[:3] == ("nel_admissions", "kendal", LAST.last)
    }

    assert values == {55}


def test_live_figures_are_remembered_while_nothing_changes(transactional_db, system):
    # Another test on the same server may change something between the two.
    assert any(live(Audience.TEAM, TODAY) is live(Audience.TEAM, TODAY) for _ in range(50))
    assert live(Audience.TEAM, TODAY) is not live(Audience.TEAM, date(2020, 5, 13))


def test_what_an_edition_hid_stays_hidden(known):
    closed()
    state = TABLES["figures"].names.index("state")
    key = ("nel_admissions", "millom", LAST.last)
    correct("A4", 40, [LAST.last])

    rows = [row for row in live(Audience.OUTSIDE, TODAY).rows["figures"] if row[:3] == key]

    assert [row[state] for row in rows] == ["suppressed"]


def test_figures_of_one_measure_are_read_alone(known, django_assert_max_num_queries):
    edition = closed()

    with django_assert_max_num_queries(2):
        found = figures_of(edition, Audience.TEAM, "nel_share")

    assert {row[0] for row in found} == {"nel_share"}
    assert len(found) == len(MONTHS) * 7
    assert figures_of(edition, Audience.TEAM, "no_such") == []


def test_contents_may_be_of_some_tables(known, django_assert_max_num_queries):
    edition = closed()

    with django_assert_max_num_queries(2):
        contents = contents_of(edition, Audience.TEAM, {"places", "shares"})

    assert contents.rows.keys() == {"places", "shares"}


def test_editions_are_listed_the_latest_first(known, django_assert_num_queries):
    closed()
    closed(LAST.previous())

    with django_assert_num_queries(1):
        found = editions()

    assert [one.code for one in found] == ["2019-20-q4-r1", "2019-20-q3-r1"]
    assert found[0].next_revision == 2
