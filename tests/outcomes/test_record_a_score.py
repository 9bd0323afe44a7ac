from html import unescape

import pytest
import time_machine
from django.test import Client

from iccs.models import Community
from outcomes.models import Assessment
from tests.factories.assessment import a_person_reference, an_assessment
from tests.factories.community import an_icc

pytestmark = pytest.mark.django_db
ADD = "/outcomes/add/"
NEW = "ABCD2345"


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2020-03-31 12:00"):
        yield


@pytest.fixture
def kendal(lead_client):
    return Community.objects.get(code="kendal")


@pytest.fixture
def record(lead_client, kendal):
    """Sends the form, sound unless changed; the answer and its text."""

    def call(**changes):
        given = {
            "community": kendal.pk,
            "reference": NEW,
            "offered": NEW,
            "instrument": "pam",
            "occasion": "first",
            "project": "",
            "on": "2020-01-10",
            "score": "55.2",
        }
        response = lead_client.post(ADD, given | changes, follow=True)
        return response, unescape(response.content.decode())

    return call


def test_score_is_recorded_and_stands_in_the_list(record, kendal):
    _, html = record(reference=" abcd 2345 ")

    assert f"The score of {NEW} has been recorded." in html
    assert '<td class="words">55.2 on 10 January 2020</td>' in html
    assert Assessment.objects.get().person.community == kendal


def test_page_leads_back_on_a_narrow_screen_too(lead_client, kendal):
    html = lead_client.get(ADD).content.decode()

    assert '<a class="nhsuk-back-link" href="/outcomes/">Back to outcomes</a>' in html


def test_date_is_taken_as_people_write_it(record):
    record(on="10/01/2020")

    assert Assessment.objects.get().on.isoformat() == "2020-01-10"


def test_form_offers_a_new_reference_and_known_projects(lead_client, kendal):
    person = a_person_reference(kendal)
    an_assessment(person, "40", instrument="wemwbs", project="Garden")

    form = lead_client.get(ADD).context["form"]

    assert form.initial["reference"] == form.initial["offered"]
    assert "There are already: Garden." in form.fields["project"].help_text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"score": "100.1"}, "A PAM score is a number from 0 to 100 with at most one decimal."),
        ({"score": ""}, "Fill in “Score”."),
        (
            {"instrument": "wemwbs", "project": "Garden", "score": "40.5"},
            "A WEMWBS score is a whole number from 14 to 70.",
        ),
        ({"instrument": "wemwbs", "score": "40"}, "belongs to a project: say which."),
        ({"occasion": "repeat"}, "There is no first assessment yet"),
        ({"on": "2020-04-01"}, "The date is in the future: 1 April 2020."),
        ({"on": "a day"}, "A date is a day, month and year, such as 31/01/2020."),
        ({"reference": "9434765919"}, "It is never an NHS number or a name."),
        ({"project": "for 943 476 5919"}, "There is an NHS number in this."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(record, changes, words):
    response, html = record(**changes)

    assert response.status_code == 200
    assert words in html
    assert 'value="2020-01-10"' in html or "on" in changes
    assert not Assessment.objects.exists()


def test_score_of_another_month_than_the_one_recorded_is_refused(record):
    response, html = record(month="2020-02")

    assert response.status_code == 200
    assert "10 January 2020 is not in February 2020." in html
    assert not Assessment.objects.exists()


def test_month_that_is_recorded_stays(lead_client, record):
    page = lead_client.get(f"{ADD}?month=2020-01")
    record(month="2020-01")

    assert 'name="month" value="2020-01"' in page.content.decode()
    assert f'action="{ADD}?month=2020-01"' in page.content.decode()
    assert Assessment.objects.count() == 1


def test_month_that_is_none_is_not_found(lead_client):
    assert lead_client.get(f"{ADD}?month=soon").status_code == 404


def test_score_sent_with_an_old_token_or_signed_out_is_handed_back(kendal, lead_client):
    typed = {"reference": NEW, "offered": NEW, "on": "2020-01-10", "score": "55.2"}
    careful = Client(enforce_csrf_checks=True)

    signed_out = Client().post(ADD, typed)
    careful.cookies = lead_client.cookies
    old_token = careful.post(ADD, typed)

    for page in (signed_out, old_token):
        assert page.status_code == 403
        for name, value in typed.items():
            assert f'name="{name}" value="{value}"' in page.content.decode()
    assert not Assessment.objects.exists()


def test_lead_records_for_own_communities_alone(record):
    response, _ = record(community=an_icc("east").pk)

    assert response.status_code == 200
    assert not Assessment.objects.exists()


def test_list_holds_own_people_alone(lead_client, kendal):
    an_assessment(a_person_reference(kendal, "KEND2345"))
    an_assessment(a_person_reference(an_icc("east"), "EAST2345"))

    html = lead_client.get(ADD).content.decode()

    assert "KEND2345" in html
    assert "EAST2345" not in html


def test_person_has_a_row_for_each_instrument(lead_client, kendal):
    person = a_person_reference(kendal, "KEND2345")
    an_assessment(person)
    an_assessment(person, "20", instrument="swemwbs", project="Choir")

    rows = lead_client.get(ADD).context["table"].rows_given

    assert [(row["instrument"], row["project"]) for row in rows] == [
        ("PAM", ""),
        ("SWEMWBS", "Choir"),
    ]
    assert [row["latest"] for row in rows] == ["none yet"] * 2


@pytest.mark.parametrize("client_name", ["analyst_client", "group_client", "administrator_client"])
def test_others_do_not_record_scores(request, client_name):
    assert request.getfixturevalue(client_name).get(ADD).status_code == 403


def test_page_takes_as_many_queries_for_one_person_as_for_thirty(
    lead_client, kendal, django_assert_max_num_queries
):
    for _ in range(30):
        an_assessment(a_person_reference(kendal))

    with django_assert_max_num_queries(9):
        lead_client.get(ADD)
