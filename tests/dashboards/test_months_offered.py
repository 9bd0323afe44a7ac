"""Screens and targets offer the months in which some community is open."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from dashboards.forms import period
from iccportal.lib.nhs_calendar import first_of_month, months_between
from iccs.models import Community
from targets.drafting import next_draft
from tests.targets.world import a_practice, a_trajectory, some_activity

pytestmark = pytest.mark.django_db

MONTHS = months_between(date(2017, 2, 1), date(2020, 6, 1))
OPENED = date(2017, 4, 1)
TARGETS = ["/targets/", "/targets/kendal/"]


@pytest.fixture
def figures():
    """Figures that begin two months before the register does."""
    some_activity(a_practice(), months=MONTHS)
    open_from(OPENED)


def open_from(month, until=None):
    Community.objects.update(months=DateRange(month, until))


def offered(form):
    return [code for code, _ in form.fields["to"].widget.choices]


@pytest.mark.parametrize("address", ["/whole/", "/communities/kendal/figures/", *TARGETS])
def test_months_before_the_register_are_not_offered(figures, analyst_client, address):
    months = offered(analyst_client.get(address).context["form"])

    assert (months[0], months[-1]) == ("2020-06", "2017-04")


@pytest.mark.parametrize("address", ["/whole/", *TARGETS])
def test_a_month_before_the_register_is_refused(figures, analyst_client, address):
    response = analyst_client.get(address, {"to": "2017-03"})

    assert "There are figures from April 2017 to June 2020" in response.content.decode()


def test_screens_fall_back_on_this_month_while_no_community_is_open(figures):
    open_from(date(2021, 4, 1))

    assert period(None, {}, in_full=True).latest == first_of_month(date.today())


def test_windows_of_a_draft_begin_with_the_figures(figures):
    a_trajectory()

    assert next_draft("nel").earliest == MONTHS[0]


def test_form_is_made_once_for_what_the_database_holds_and_a_reader_asks(figures):
    asked = {"to": "2019-01", "measure": "nel_admissions"}
    first = period("kept-forms:1", asked, in_full=True)

    assert period("kept-forms:1", {"to": "2019-01"}, in_full=True) is first
    others = [
        period("kept-forms:2", asked, in_full=True),
        period("kept-forms:1", {"to": "2019-02"}, in_full=True),
        period("kept-forms:1", asked, in_full=False),
    ]
    assert first not in others
    assert "membership" not in others[-1].fields
    assert '<option value="2019-01" selected>January 2019</option>' in first.html
