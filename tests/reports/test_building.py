"""The tables of an edition, for the team and for everybody else."""

import re
from datetime import date
from decimal import Decimal

import pytest

from iccportal.lib.small_numbers import Audience
from iccs.models import Community, Group
from measures.models import Recalculation
from reablement.models import Assessments
from reports.building import build
from reports.contents import TABLES
from reports.feed.possible import CODE
from reports.fields import read_rows, write_rows
from reports.queries import read_everything, scored_until
from targets.models import Activity
from tests.reports.built import outside, row, rows, team
from tests.reports.quarter import LAST, MONTHS, a_return, a_story, a_system, an_analyst
from tests.targets.world import a_practice, a_rebase, a_trajectory, some_activity

pytestmark = pytest.mark.django_db
DECEMBER = date(2019, 12, 1)
JANUARY = LAST.first


@pytest.fixture
def known(system):
    a_system()


def test_rows_are_the_same_once_written_and_read(known):
    for built in (team(), outside()):
        for name, found in built.rows.items():
            assert list(read_rows(TABLES[name], write_rows(TABLES[name], found))) == list(found)


def test_every_key_is_its_rows_own_and_leads_somewhere(known):
    a_story(a_return(), "Went well.")
    built = team()

    places = {place["code"] for place in rows(built, "places")}
    for name, table in TABLES.items():
        found = rows(built, name)
        assert len({tuple(r[key] for key in table.key) for r in found}) == len(found)
        assert {r["place"] for r in found if "place" in r} <= places


def test_places_stand_under_their_groups_and_wholes(known):
    built = team()

    assert [place["code"] for place in rows(built, "places")][:3] == [
        "whole",
        "lancashire",
        "south-cumbria",
    ]
    assert row(built, "places", code="millom")["parent"] == "barrow-millom"
    assert row(built, "places", code="millom")["group"] == "south-cumbria"
    assert not row(built, "places", code="barrow-millom")["reports"]


def test_group_that_has_a_communitys_code_gets_one_of_its_own(known):
    Group.objects.filter(code="lancashire").update(code="kendal")
    Group.objects.filter(code="south-cumbria").update(code="kendal-group")
    Community.objects.filter(code="bay").update(code="whole")
    built = team()

    assert [place["code"] for place in rows(built, "places")][:3] == [
        "whole-system",
        "kendal-group-group",
        "kendal-group",
    ]
    assert row(built, "places", code="whole")["group"] == "kendal-group-group"
    assert row(built, "places", code="millom")["group"] == "kendal-group"
    assert all(re.fullmatch(CODE, place["code"]) for place in rows(built, "places"))


def test_figure_has_target_limits_and_what_spc_says(known):
    found = row(team(), "figures", measure="nel_admissions", place="kendal", month=JANUARY)

    assert (found["value"], found["target"], found["state"]) == (42, 42, "final")
    assert found["mean"] == 42
    assert found["illustrative"]


def test_limits_are_of_the_months_on_the_chart_alone(known):
    figures = rows(team(), "figures", measure="reablement_assessments", place="kendal")

    assert {f["mean"] for f in figures} == {None}
    assert [f["value"] for f in figures if f["value"] is not None] == [32]


def test_new_limits_are_another_group(known):
    Recalculation.objects.create(
        measure="nel_admissions", month=date(2019, 6, 1), reason="New ward.", by=an_analyst()
    )

    figures = rows(team(), "figures", measure="nel_admissions", place="kendal")

    assert {f["limits_from"] for f in figures if f["month"] >= date(2019, 6, 1)} == {1}
    assert {f["limits_from"] for f in figures if f["month"] < date(2019, 6, 1)} == {0}


def test_mean_stands_through_a_month_without_a_figure(known):
    Activity.objects.filter(practice__code="A1", month=JANUARY).delete()

    found = row(team(), "figures", measure="nel_admissions", place="kendal", month=JANUARY)

    assert (found["value"], found["point_type"], found["mean"]) == (None, "", 42)


def test_whole_has_no_share_of_itself(known):
    places = {s["place"] for s in rows(team(), "series", measure="nel_share")}

    assert "kendal" in places
    assert "whole" not in places


def test_shares_and_trajectories_add_up_for_the_team(known):
    built = team()
    whole = row(built, "shares", place="whole", rebase=JANUARY)
    south = row(built, "shares", place="south-cumbria", rebase=JANUARY)
    planned = {t["place"]: t["planned"] for t in rows(built, "targets", month=JANUARY)}

    assert whole["share"] == 1
    assert south["activity"] == (42 + 33 + 3) * 12
    assert south["share"] == Decimal("0.561151079")
    assert planned["whole"] == 138 == planned["south-cumbria"] + planned["lancashire"]


def test_small_numbers_stay_with_the_team(known):
    inside = row(team(), "figures", measure="nel_admissions", place="millom", month=JANUARY)
    released = outside()
    found = row(released, "figures", measure="nel_admissions", place="millom", month=JANUARY)
    other = row(released, "figures", measure="nel_admissions", place="bay", month=JANUARY)

    assert inside["value"] == 3
    assert (found["value"], found["numerator"], found["state"]) == (None, None, "suppressed")
    assert other["value"] == 60


def test_trajectory_of_a_hidden_share_is_hidden_too(system):
    big, small = a_practice("A1", "kendal"), a_practice("A2", "bay")
    other = a_practice("A3", "east")
    some_activity(big, 900, months=MONTHS)
    some_activity(other, 400, months=MONTHS)
    some_activity(small, 0, months=MONTHS)
    Activity.objects.filter(practice=small, month=date(2019, 1, 1)).update(count=5)
    a_rebase_of(a_trajectory(1300, months=MONTHS))

    built = outside()

    assert row(built, "shares", place="bay", rebase=JANUARY)["activity"] is None
    hidden = {s["place"] for s in rows(built, "shares", state="suppressed")}
    assert "bay" in hidden
    assert hidden.isdisjoint({t["place"] for t in rows(built, "targets")})
    assert rows(built, "targets")


def a_rebase_of(trajectory):
    a_rebase(trajectory, an_analyst(), effective_from=JANUARY, window_end=date(2019, 6, 1))


def test_reablement_hides_in_its_table_what_its_measures_hide(known):
    released = outside()
    hidden = {
        (cell.provider, cell.communities) for cell in released.cells.hidden if cell.month == JANUARY
    }

    assert ("reablement_outcome_refused", "millom") in hidden
    assert rows(released, "reablement", category="inappropriate") == []
    for category, provider in (
        ("plan", "reablement_outcome_plan"),
        ("refused", "reablement_outcome_refused"),
    ):
        for code in ("kendal", "bay", "barrow", "millom"):
            found = row(released, "reablement", category=category, place=code)
            assert (found["state"] == "suppressed") is ((provider, code) in hidden)


def test_category_that_was_not_sent_beside_others_is_a_nought(known):
    Assessments.objects.filter(community__code="kendal", category__code="refused").delete()

    assert row(team(), "reablement", category="refused", place="kendal")["count"] == 0


def test_figures_that_were_not_sent_have_no_count(known):
    Assessments.objects.filter(category__code="refused").update(count=None, state="not_yet_known")

    for built in (team(), outside()):
        found = row(built, "reablement", category="refused", place="whole")
        assert (found["count"], found["state"]) == (None, "not_yet_known")


def test_people_are_counted_at_their_levels(known):
    built = team()

    assert row(built, "activation", place="kendal", occasion="first", level=1)["people"] == 8
    assert row(built, "activation", place="whole", occasion="repeat", level=3)["people"] == 7
    assert row(outside(), "activation", place="millom", occasion="first", level=1)["people"] is None


def test_scores_after_the_last_month_are_not_of_the_edition(known):
    built = build(read_everything(MONTHS[0], DECEMBER, scored_until(DECEMBER)), Audience.TEAM)

    assert row(built, "activation", place="kendal", occasion="repeat", level=3)["people"] == 0


def test_stories_with_small_numbers_stay_with_the_team(known):
    told = a_return()
    a_story(told, "12 people came.", kind="case_study", consent=True)
    a_story(told, "Only 4 people came.")
    a_story(a_return(date(2020, 2, 1), status="open"), "Not handed in.")

    assert [s["text"] for s in rows(team(), "stories")] == [
        "12 people came.",
        "Only 4 people came.",
    ]
    assert [s["text"] for s in rows(outside(), "stories")] == ["12 people came."]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("12,004 contacts.", True),
        ("12, 4 of them again.", False),
        ("³ people", False),
        ("③ people", False),
        ("٤ people", False),
        ("On 5 March.", False),
    ],
)
def test_small_numbers_in_stories_are_found_in_whatever_digits(known, text, is_told):
    a_story(a_return(), text)

    assert [s["text"] for s in rows(outside(), "stories")] == [text] * is_told


def test_checksums_of_files_stay_with_the_team(known):
    told, released = ({r["sha256"] for r in rows(b, "provenance")} for b in (team(), outside()))

    assert "" not in told
    assert released == {""}


def test_no_row_names_a_person(known):
    a_story(a_return(), "Went well.")

    for built in (team(), outside()):
        text = "".join(write_rows(TABLES[name], found) for name, found in built.rows.items())
        assert "Anna" not in text
