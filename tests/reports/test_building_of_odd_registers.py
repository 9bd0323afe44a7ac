"""The tables of an edition where places, practices or streams are out of the ordinary."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.small_numbers import Audience
from iccs.models import Community, PracticeMembership
from reports.building import build
from reports.queries import known_span, read_everything, scored_until
from targets.models import Activity
from tests.people import a_community
from tests.reports.built import row, rows, team
from tests.reports.quarter import LAST, MONTHS, a_return, a_system
from tests.targets.world import a_stream

pytestmark = pytest.mark.django_db
DECEMBER = date(2019, 12, 1)
JANUARY = LAST.first


@pytest.fixture
def known(system):
    a_system()


def test_community_that_closed_keeps_the_months_it_was_open(known):
    february = date(2020, 2, 1)
    Community.objects.filter(code="bay").update(months=DateRange(date(2010, 1, 1), february))

    built = team()
    figures = rows(built, "figures", measure="nel_admissions", place="bay")

    assert row(built, "places", code="bay")["group"] == "lancashire"
    assert [f["value"] for f in figures if f["month"] == JANUARY] == [61]
    whole = row(built, "figures", measure="nel_admissions", place="whole", month=JANUARY)
    assert whole["value"] == 42 + 61 + 33 + 3


def test_figure_of_a_closed_community_was_never_asked_for(known):
    february = date(2020, 2, 1)
    Community.objects.filter(code="bay").update(months=DateRange(date(2010, 1, 1), february))
    Activity.objects.filter(practice__code="A2", month__gte=february).delete()
    PracticeMembership.objects.filter(practice__code="A2").update(
        months=DateRange(date(2010, 4, 1), february)
    )

    built = team()

    found = row(built, "figures", measure="nel_admissions", place="bay", month=february)
    whole = row(built, "figures", measure="nel_admissions", place="whole", month=february)
    assert found["state"] == "not_applicable"
    assert whole["value"] == 42 + 33 + 3


def test_closed_community_keeps_its_place_in_measures_that_it_sent_nothing_of(known):
    february = date(2020, 2, 1)
    a_return()
    Community.objects.filter(code="bay").update(months=DateRange(date(2010, 1, 1), february))

    built = team()

    figures = rows(built, "figures", measure="returns_on_time", place="bay")
    assert {f["month"]: f["state"] for f in figures}[february] == "not_applicable"
    whole = row(built, "figures", measure="returns_on_time", place="whole", month=JANUARY)
    assert (whole["numerator"], whole["denominator"]) == (0, 4)
    assert {f["month"] for f in rows(built, "figures", measure="reablement_assessments")} >= {
        JANUARY,
        february,
    }


def test_community_that_opens_changes_no_total_of_before(known):
    march = date(2020, 3, 1)
    a_return()
    a_community("new")
    Community.objects.filter(code="new").update(months=DateRange(march, None))

    built = team()

    of_whole = rows(built, "figures", measure="nel_admissions", place="whole")
    assert {f["value"] for f in of_whole if f["month"] < march} == {139}
    assert [f["state"] for f in of_whole if f["month"] == march] == ["not_sent"]
    january = row(built, "figures", measure="returns_on_time", place="whole", month=JANUARY)
    assert january["denominator"] == 4
    assert (
        row(built, "figures", measure="nel_admissions", place="new", month=JANUARY)["state"]
        == "not_applicable"
    )


def test_part_of_a_community_that_reports_by_itself_again_is_left_out(known):
    Community.objects.filter(code__in=["barrow", "millom"]).update(
        months=DateRange(date(2010, 1, 1), JANUARY)
    )

    codes = [place["code"] for place in rows(team(), "places")]

    assert "barrow-millom" in codes
    assert "millom" not in codes


def test_practices_of_unknown_communities_are_left_out(known):
    Community.objects.filter(code="bay").update(
        months=DateRange(date(2010, 1, 1), date(2012, 1, 1))
    )

    built = team()

    assert {p["practice"] for p in rows(built, "practices")} == {"A1", "A3", "A4"}
    assert row(built, "shares", place="whole", rebase=JANUARY)["activity"] == 139 * 12


def test_stream_without_a_trajectory_has_no_rows(known):
    a_stream("frailty")

    assert {t["stream"] for t in rows(team(), "targets")} == {"nel"}


def test_rebase_that_takes_effect_later_is_not_of_the_edition(known):
    built = build(read_everything(MONTHS[0], DECEMBER, scored_until(DECEMBER)), Audience.TEAM)

    assert {s["rebase"] for s in rows(built, "shares")} == {date(2019, 10, 1)}


def test_span_is_of_months_with_figures_and_communities(known):
    assert known_span(date(2020, 9, 9)) == (MONTHS[0], MONTHS[-1])


def test_span_without_figures_is_this_month(system):
    a_community()

    assert known_span(date(2020, 9, 9)) == (date(2020, 9, 1), date(2020, 9, 1))
