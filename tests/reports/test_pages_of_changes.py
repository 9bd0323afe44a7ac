"""What the pages of an edition tell of revisions and of today, with the files of it."""

from datetime import date
from itertools import product

import pytest

from iccportal.lib.small_numbers import Audience
from iccs.models import Community
from reports.csv_files import Values
from reports.differences import differences
from reports.editions import contents_of
from reports.models import Edition
from reports.pages import LEFT_OUT
from tests.factories.assessment import a_person_reference, an_assessment
from tests.reports.quarter import LAST, a_system, an_analyst, closed, correct
from tests.reports.test_edition_pages import rows_of
from tests.reports.test_workbook_files import read

pytestmark = pytest.mark.django_db
PAGE = "/reports/2019-20-q4-r1/"


@pytest.fixture
def edition(system) -> Edition:
    a_system()
    return closed()


@pytest.fixture
def analyst(edition, signed_in):
    return signed_in(an_analyst())


def test_nothing_has_changed_since_closing(analyst):
    page = analyst.get(f"{PAGE}since/").content.decode()

    assert "Nothing differs." in page


def test_correction_shows_beside_the_edition(analyst):
    correct("A2", 68, [date(2020, 2, 1)])

    page = analyst.get(f"{PAGE}since/").content.decode()

    assert "Non-elective admissions, Bay ICC, Feb 2020" in page
    assert "figures differ, and" in page
    assert ">68<" in page


def test_correction_that_rounding_hides_is_not_seen_outside(edition, lead_client):
    correct("A2", 62, [date(2020, 2, 1)])

    assert "Nothing differs." in lead_client.get(f"{PAGE}since/").content.decode()


def test_people_by_level_are_not_compared_outside_the_team(edition, analyst, lead_client):
    kendal = Community.objects.get(code="kendal")
    for _ in range(30):
        an_assessment(a_person_reference(kendal), "50", date(2020, 3, 5))

    in_full, outside = (
        client.get(f"{PAGE}since/").content.decode() for client in (analyst, lead_client)
    )

    assert "Patient activation" in in_full.split("<main")[1]
    assert "Patient activation" not in outside.split("<main")[1]
    assert (LEFT_OUT in in_full, LEFT_OUT in outside) == (False, True)


def test_revision_says_what_differs_from_the_one_before(analyst):
    correct("A2", 68, [date(2020, 2, 1)])
    closed()

    page = analyst.get("/reports/2019-20-q4-r2/").content.decode()
    revised = analyst.get("/reports/2019-20-q4-r2/revised/").content.decode()
    first = analyst.get(PAGE).content.decode()

    assert "What differs from revision 1" in page
    assert ">61<" in revised
    assert ">68<" in revised
    assert "There is a later one" in first


def test_file_of_a_revision_has_every_difference(analyst):
    correct("A2", 68, [date(2020, 2, 1)])
    closed()
    page = "/reports/2019-20-q4-r2/"

    revised = analyst.get(f"{page}revised/").content.decode()
    response = analyst.get(f"{page}team/codes/revised.csv")
    rows = rows_of(response)

    found = differences(
        *(contents_of(one, Audience.TEAM) for one in Edition.objects.order_by("revision"))
    )
    assert len(rows) == len(found) > sum(row["table"] == "figures" for row in rows)
    assert {row["beside"] for row in rows} == {"2019-20-q4-r1"}
    assert {row["edition"] for row in rows} == {"2019-20-q4-r2"}
    assert 'filename="2019-20-q4-r2-revised-codes-team.csv"' in response["Content-Disposition"]
    for audience, values in product(Audience, Values):
        assert f"{page}{audience}/{values}/revised.csv" in revised
    assert "How much differs, by table" in revised


def test_file_of_what_changed_since_is_as_it_is_read_outside(analyst, lead_client):
    correct("A2", 68, [date(2020, 2, 1)])

    team = analyst.get(f"{PAGE}team/codes/since.csv")
    outside = lead_client.get(f"{PAGE}outside/labels/since.csv")

    assert ("61", "68") in [(row["before"], row["after"]) for row in rows_of(team)]
    assert 'filename="2019-20-q4-r1-since-' in team["Content-Disposition"]
    assert {(row["Measure"], row["Before"], row["After"]) for row in rows_of(outside)} >= {
        ("Non-elective admissions", "60", "70")
    }
    assert lead_client.get(f"{PAGE}team/codes/since.csv").status_code == 404
    assert "/team/" not in lead_client.get(f"{PAGE}since/").content.decode()


def test_workbooks_of_differences_are_on_the_page(analyst, lead_client):
    correct("A2", 68, [date(2020, 2, 1)])
    closed()
    page = "/reports/2019-20-q4-r2/"
    since, revised = (analyst.get(f"{page}{of}/").content.decode() for of in ("since", "revised"))
    correct("A2", 78, [date(2020, 2, 1)])

    for audience in Audience:
        for name in ("since", "revised"):
            response = analyst.get(f"{page}{audience}/{name}.xlsx")
            headings, *rows = read(response.content)[1]
            assert "Before" in headings
            assert rows
            assert response["Content-Type"].endswith("spreadsheetml.sheet")
            assert f"-{audience}.xlsx" in response["Content-Disposition"]
        assert f"{page}{audience}/revised.xlsx" in revised
    assert "since.xlsx" not in since  # nothing had changed
    assert "since.xlsx" in analyst.get(f"{page}since/").content.decode()
    assert lead_client.get(f"{page}team/since.xlsx").status_code == 404
    assert lead_client.get(f"{page}outside/revised.xlsx").status_code == 200
    assert analyst.get(f"{PAGE}team/revised.xlsx").status_code == 404


def test_many_changes_are_listed_in_part(analyst):
    correct("A1", 30, [date(2018, 4, 1), *LAST.months])
    for practice in ("A2", "A3"):
        correct(practice, 90, [date(2019, month, 1) for month in range(1, 13)])

    assert "The first 200 figures are listed" in analyst.get(f"{PAGE}since/").content.decode()
