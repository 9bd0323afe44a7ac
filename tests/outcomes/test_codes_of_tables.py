"""The tables of outcomes as files in codes."""

import pytest

from tests.both_editions import codes_as_labels
from tests.factories.assessment import both_cut_points
from tests.factories.community import a_part, an_icc
from tests.outcomes.test_published_outcomes import assessed

pytestmark = pytest.mark.django_db
PAM = ["levels", "movement", "change", "gain"]
WELLBEING = ["wemwbs-project", "wemwbs-icc"]


@pytest.fixture
def people(system):
    """Many in Barrow, few in Kendal, on both pages."""
    barrow_millom = an_icc("barrow-millom", name="Barrow and Millom", position=1)
    barrow = a_part(barrow_millom, "barrow", position=2)
    a_part(barrow_millom, "millom", position=3)
    kendal = an_icc("kendal", position=4)
    both_cut_points()
    for number in range(24):
        assessed(barrow, f"{40 + number}", f"{44 + 2 * (number % 8)}")
        assessed(barrow, "40", "44", instrument="wemwbs", project="Garden")
    for _ in range(3):
        assessed(kendal, "50", "51")
        assessed(kendal, "50", "40", instrument="wemwbs", project="Walk")


def rows_of(client, key, **query):
    page = "/outcomes/wellbeing/" if key in WELLBEING else "/outcomes/"
    return codes_as_labels(client, page, key, **query)


@pytest.mark.parametrize("key", [*PAM, *WELLBEING])
def test_it_tells_what_the_file_in_labels_does(people, analyst_client, administrator_client, key):
    rows_of(analyst_client, key)
    published = rows_of(administrator_client, key)

    cells = {cell for row in published for cell in row.values()}
    assert "suppressed" in cells
    assert not cells & {"hidden", "no pair", "one pair"}


def test_levels_are_numbers_and_their_total_is_all(people, analyst_client):
    rows = rows_of(analyst_client, "levels")

    assert [row["level"] for row in rows] == ["1", "2", "3", "4", "all"]
    assert {row["place"] for row in rows} == {"whole"}
    assert {"first", "first_state", "first_percent", "repeat", "level_set"} <= set(rows[0])
    assert {row["first_assessed_in"] for row in rows} == {""}


def test_year_that_is_asked_for_is_told(people, analyst_client):
    rows = rows_of(analyst_client, "gain", year="2019-20", place="barrow-millom")

    assert {row["first_assessed_in"] for row in rows} == {"2019-20"}


def test_place_that_is_asked_for_is_told(people, analyst_client):
    rows = rows_of(analyst_client, "movement", place="barrow-millom")

    assert {row["place"] for row in rows} == {"barrow-millom"}
    assert [row["level"] for row in rows] == ["1", "2", "3", "4", "all"]


@pytest.mark.parametrize("key", ["change", "gain", "wemwbs-icc"])
def test_places_have_their_codes(people, analyst_client, key):
    rows = rows_of(analyst_client, key)

    assert rows[-1]["place"] == "whole"
    assert {row["place"] for row in rows} <= {
        "barrow",
        "millom",
        "barrow-millom",
        "kendal",
        "whole",
    }


def test_projects_have_no_code(people, analyst_client):
    rows = rows_of(analyst_client, "wemwbs-project")

    assert [row["project"] for row in rows][:2] == ["Garden, Barrow", "Walk, Kendal"]
    assert [row["care"] for row in rows] == ["with_care", "with_care", "with_care"]
    assert {row["instrument"] for row in rows} == {"wemwbs"}
