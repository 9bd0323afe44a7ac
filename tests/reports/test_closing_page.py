"""The page on which an analyst closes a quarter."""

import pytest

from reports.forms import CLOSED_NOTHING
from reports.models import Edition
from tests.reports.quarter import a_return, a_system, an_analyst

pytestmark = pytest.mark.django_db
CLOSE = "/reports/close/"


@pytest.fixture
def analyst(system, signed_in):
    a_system()
    return signed_in(an_analyst())


def test_analyst_sees_what_is_missing_and_closes(system, signed_in):
    a_system()
    a_return(status="submitted", community="kendal")
    analyst = signed_in(an_analyst())
    address = f"{CLOSE}?quarter=2019-20-q4"

    page = analyst.get(address).content.decode()
    named = {"quarter": "2019-20-q4"}
    without = analyst.post(CLOSE, {**named, "reason": ""}).content.decode()
    reason = {**named, "reason": "The rest comes late."}
    unticked = analyst.post(CLOSE, reason).content.decode()
    kept_before = Edition.objects.count()
    closing = analyst.post(CLOSE, {**reason, "meant": "on"}, follow=True)

    assert "January 2020: no return yet from Barrow" in page
    assert "January 2020: handed in and not accepted yet from Kendal ICC." in page
    assert "Say why the quarter is closed although something is missing." in without
    assert "Tick “I know that closing cannot be undone”." in without
    assert "nhsuk-button--warning" in page
    assert "Tick “I know that closing cannot be undone”." in unticked
    assert kept_before == 0
    assert "Q4 2019/20, revision 1 has been closed." in closing.content.decode()
    assert Edition.objects.get().reason == "The rest comes late."
    assert "It was closed before" in analyst.get(address).content.decode()


def test_closing_that_changes_nothing_is_refused_on_the_page(system, signed_in):
    a_system()
    analyst = signed_in(an_analyst())
    meant = {"quarter": "2019-20-q4", "reason": "Late.", "meant": "on"}

    analyst.post(CLOSE, meant)
    again = analyst.post(CLOSE, meant).content.decode()

    assert "Nothing differs from revision 1, which stays as it is." in again
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("named", [{"quarter": "1919-20-q4"}, {"quarter": "x"}, {}])
def test_quarter_that_cannot_be_closed_closes_no_other(analyst, named):
    meant = {**named, "reason": "Late.", "meant": "on"}

    response = analyst.post(f"{CLOSE}?quarter=2019-20-q4", meant)

    assert response.status_code == 200
    assert response.content.decode().count(CLOSED_NOTHING) == 2  # in the summary and at the field
    assert Edition.objects.count() == 0


def test_quarter_of_the_form_is_closed_whatever_the_address_says(analyst):
    page = analyst.get(f"{CLOSE}?quarter=2019-20-q3").content.decode()
    meant = {"quarter": "2019-20-q3", "reason": "Late.", "meant": "on"}
    analyst.post(f"{CLOSE}?quarter=2019-20-q4", meant)

    assert 'name="quarter" value="2019-20-q3"' in page
    assert str(Edition.objects.get().quarter) == "2019-10-01"


def test_quarter_that_is_not_offered_gives_way_to_the_latest(analyst):
    page = analyst.get("/reports/close/?quarter=1919-20-q4").content.decode()

    assert "Close Q4 2019/20" in page
    assert "Choose a quarter from the list." in page


def test_there_may_be_nothing_to_close(system, signed_in):
    page = signed_in(an_analyst()).get("/reports/close/").content.decode()

    assert "No quarter with figures is over yet." in page


def test_only_analysts_find_the_closing(db, lead_client, administrator_client):
    for client in (lead_client, administrator_client):
        assert client.get("/reports/close/").status_code == 403
