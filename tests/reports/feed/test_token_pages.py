"""Making, seeing and ending tokens."""

import html
import re

import pytest
import time_machine
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from iccs.access import Role
from reports.feed.actions import note_use
from reports.feed.models import Token
from reports.feed.reach import Reach
from tests.people import a_user
from tests.reports.feed.asking import Program, a_secret, an_analyst

MAKE, TOKENS = "/feed/tokens/make/", "/feed/tokens/"
GIVEN = {"purpose": "The group's workbook", "expires": "2020-08-18", "audience": "outside"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2020-05-20 12:00Z", tick=False):
        yield


def made(client, **given):
    return client.post(MAKE, {**GIVEN, **given})


def secret_on(response) -> str:
    return re.search(r'<code id="secret">(icc_[\w-]+)</code>', response.text)[1]


def test_secret_is_shown_once_and_opens_the_feed(lead_client):
    response = made(lead_client)

    secret = secret_on(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert secret not in lead_client.get(TOKENS).text
    assert Program(secret).get("v1/").json()["audience"] == "outside"


@pytest.mark.parametrize(
    ("client", "reach"),
    [("analyst_client", "team"), ("lead_client", "own"), ("group_client", "own")],
)
def test_person_chooses_between_what_they_read_and_what_others_do(request, client, reach):
    client = request.getfixturevalue(client)
    form = client.get(MAKE)
    own, others = made(client, audience=reach), made(client)

    assert re.findall(r'name="audience" value="(\w+)"', form.text) == ["outside", reach]
    for response, told in ((own, reach), (others, "outside")):
        assert Program(secret_on(response)).get("v1/").json()["audience"] == told


@pytest.mark.parametrize("client", ["lead_client", "group_client"])
def test_nobody_chooses_more_than_they_read(request, client):
    response = made(request.getfixturevalue(client), audience="team")

    assert "There is a problem" in response.text
    assert not Token.objects.exists()


def test_administrator_has_nothing_to_choose(administrator_client):
    form = administrator_client.get(MAKE)
    made(administrator_client, audience="team")

    assert "Which figures does it read?" not in form.text
    assert Token.objects.get().audience == Reach.OUTSIDE


def test_three_months_are_offered(lead_client):
    assert 'value="2020-08-18"' in lead_client.get(MAKE).text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"purpose": ""}, "Say what the token is for"),
        ({"expires": ""}, "Give the last day on which it works"),
        ({"expires": "2020-05-19"}, "Choose a day from today on, within a year."),
        ({"expires": "2021-06-01"}, "Choose a day from today on, within a year."),
    ],
)
def test_what_is_wrong_is_said_and_no_token_made(lead_client, given, sentence):
    response = made(lead_client, **given)

    assert sentence in html.unescape(response.text)
    assert "There is a problem" in response.text
    assert not Token.objects.exists()


def test_analyst_has_to_choose(analyst_client):
    assert "Choose which figures the token reads" in made(analyst_client, audience="").text


def test_person_sees_their_tokens_and_how_they_were_used(lead_client):
    made(lead_client)
    unused = lead_client.get(TOKENS).text
    used = []
    for hour in (13, 15):
        with time_machine.travel(f"2020-05-20 {hour}:00Z", tick=False):
            note_use(Token.objects.get(), timezone.now())
            used.append(lead_client.get(TOKENS).text)

    assert "The group&#x27;s workbook" in unused
    assert "Small numbers hidden and other counts rounded" in unused
    assert "Works until 18 August 2020" in unused
    assert "Not used yet" in unused
    assert "Once, last on 20 May 2020" in used[0]
    assert "2 times, last on 20 May 2020" in used[1]


def test_expired_token_says_so_and_cannot_be_revoked(lead_client):
    made(lead_client)

    with time_machine.travel("2020-09-01 12:00Z", tick=False):
        lead_client.force_login(Token.objects.get().person)
        page = lead_client.get(TOKENS).text

    assert "Expired on 18 August 2020" in page
    assert "Revoke<" not in page


def test_person_revokes_a_token_of_theirs(lead_client):
    secret = secret_on(made(lead_client))
    token = Token.objects.get()

    lead_client.post(f"/feed/tokens/{token.pk}/revoke/")

    assert "Revoked on 20 May 2020 by Lena Lead" in lead_client.get(TOKENS).text
    assert Program(secret).get("v1/").status_code == 401
    assert lead_client.post(f"/feed/tokens/{token.pk}/revoke/").status_code == 404


def test_nobody_sees_or_revokes_another_persons_token(group_client):
    a_secret(a_user("Another Lead", role=Role.LEAD))

    response = group_client.post(f"/feed/tokens/{Token.objects.get().pk}/revoke/")

    assert response.status_code == 404
    assert "A workbook" not in group_client.get(TOKENS).text
    assert Token.objects.get().revoked_at is None


def test_administrator_sees_and_revokes_anybodys(administrator_client):
    a_secret(an_analyst())
    page = administrator_client.get(TOKENS).text

    administrator_client.post(f"/feed/tokens/{Token.objects.get().pk}/revoke/")

    assert "Other people’s tokens" in page
    assert "Anna Analyst" in page
    assert Token.objects.get().revoked_by.name == "Adam Administrator"


def test_revoking_takes_a_form(lead_client):
    made(lead_client)

    assert lead_client.get(f"/feed/tokens/{Token.objects.get().pk}/revoke/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/feed/tokens/{Token.objects.get().pk}/revoke/").status_code == 403


def test_history_tells_who_made_and_ended_it_but_not_its_hash(lead_client):
    made(lead_client)
    lead_client.post(f"/feed/tokens/{Token.objects.get().pk}/revoke/")

    events = apps.get_model("feed.TokenEvent").objects.order_by("pgh_id")

    assert [event.pgh_label for event in events] == ["insert", "update"]
    assert not hasattr(events[0], "sha256")


def test_use_is_no_part_of_the_history(lead_client):
    made(lead_client)
    note_use(Token.objects.get(), timezone.now())

    assert apps.get_model("feed.TokenEvent").objects.count() == 1


def test_token_is_revoked_by_somebody(db):
    a_secret(an_analyst())

    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.update(revoked_at=timezone.now())


def test_token_is_named_by_its_purpose_and_its_person(db):
    a_secret(an_analyst())

    assert str(Token.objects.get()) == "A workbook (Anna Analyst)"


@pytest.mark.parametrize("number", [1, 30])
def test_list_takes_as_many_queries_for_thirty_as_for_one(
    administrator_client, django_assert_num_queries, number
):
    analyst = an_analyst()
    for _ in range(number):
        a_secret(analyst)

    with django_assert_num_queries(5):
        administrator_client.get(TOKENS)
