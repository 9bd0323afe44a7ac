"""Who enters the feed, and what the others are told."""

import base64
from datetime import date, timedelta

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from iccs.access import Role
from iccs.models import Appointment
from reports.feed.actions import revoke
from reports.feed.models import Token
from reports.feed.reach import Reach
from tests.people import a_user
from tests.reports.feed.asking import Program, a_secret, an_analyst

START = "v1/"
NOW = "2020-05-20 12:00Z"


@pytest.fixture(autouse=True)
def _clock(system):
    with time_machine.travel(NOW, tick=False):
        yield


def audience_of(response) -> str:
    assert response.status_code == 200, response.content
    return response.json()["audience"]


def refusal(response) -> str:
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["WWW-Authenticate"].startswith("Basic ")
    return response.json()["detail"]


def test_token_enters_as_a_bearers_or_as_a_password():
    secret = a_secret()
    password = base64.b64encode(f"anybody:{secret}".encode()).decode()

    as_bearer = Program(secret).get(START)
    as_password = Client().get("/feed/v1/", headers={"Authorization": f"Basic {password}"})

    assert audience_of(as_bearer) == audience_of(as_password) == "outside"


def test_nobody_is_told_how_to_enter():
    assert "Send a token" in refusal(Client().get("/feed/v1/"))


@pytest.mark.parametrize("header", ["Bearer icc_guess", "Bearer ", "Basic !", "Bearer ' OR 1=1 --"])
def test_wrong_token_is_refused(header):
    response = Client().get("/feed/v1/", headers={"Authorization": header})

    assert "no such token" in refusal(response)


def test_wrong_tokens_that_come_too_often_have_to_wait_and_right_ones_do_not():
    secret = a_secret()
    for _ in range(10):
        assert Program("icc_guess").get(START).status_code == 401

    eleventh = Program("icc_guess").get(START)

    assert eleventh.status_code == 429
    assert eleventh.headers["Retry-After"] == "60"
    assert Program(secret).get(START).status_code == 200


def test_expired_token_is_refused_from_the_day_after_its_last():
    secret = a_secret(expires=date(2020, 5, 20))

    on_its_last_day = Program(secret).get(START).status_code
    with time_machine.travel("2020-05-21 12:00Z", tick=False):
        after = Program(secret).get(START)

    assert on_its_last_day == 200
    assert "expired on 20 May 2020" in refusal(after)


def test_revoked_token_is_refused():
    secret = a_secret()
    token = Token.objects.get()
    revoke(token=token.pk, anybodys=False, by=token.person, now=token.made_at)

    assert "revoked on 20 May 2020" in refusal(Program(secret).get(START))


def test_token_of_somebody_without_a_role_is_dead():
    person = a_user(role=Role.LEAD)
    secret = a_secret(person)
    Appointment.objects.update(months=DateRange(date(2010, 1, 1), date(2020, 5, 1)))

    assert "no longer has a role" in refusal(Program(secret).get(START))


def test_token_of_an_inactive_person_is_dead():
    person = a_user(role=Role.LEAD)
    secret = a_secret(person)
    person.is_active = False
    person.save()

    assert "no longer has a role" in refusal(Program(secret).get(START))


@pytest.mark.parametrize(("role", "reach"), [(Role.ANALYST, Reach.TEAM), (Role.LEAD, Reach.OWN)])
def test_token_is_dead_once_its_owner_reads_less(role, reach):
    person = a_user(role=role)
    secret = a_secret(person, audience=reach)
    before = audience_of(Program(secret).get(START))
    Appointment.objects.update(role=Role.ADMINISTRATOR, community=None)

    after = Program(secret).get(START)

    assert before == reach
    assert "does not read what the token was made for" in refusal(after)


def test_analysts_token_for_outside_reads_what_is_for_outside():
    assert audience_of(Program(a_secret(an_analyst())).get(START)) == "outside"


@pytest.mark.parametrize(
    ("client", "audience"),
    [("analyst_client", "team"), ("group_client", "own"), ("administrator_client", "outside")],
)
def test_person_who_is_signed_in_may_try_the_feed(request, client, audience):
    assert audience_of(request.getfixturevalue(client).get("/feed/v1/")) == audience


def test_person_without_a_role_is_refused(stranger_client):
    response = stranger_client.get("/feed/v1/")

    assert response.status_code == 403
    assert (
        response.json()["detail"]
        == "You have no role in the portal. Ask the administrator for one."
    )


def test_uses_within_ten_minutes_are_one():
    program = Program(a_secret())
    with time_machine.travel(NOW, tick=False) as clock:
        for minutes in (0, 5, 4, 1, 30):
            clock.shift(timedelta(minutes=minutes))
            program.get(START)

    token = Token.objects.get()
    assert token.uses == 3  # at 0, 10 and 40 minutes
    assert token.last_used.minute == 40


def test_secret_is_kept_nowhere(django_assert_num_queries):
    secret = a_secret()

    kept = Token.objects.values().get()

    assert secret not in str(kept)


def test_feed_can_only_be_read():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/feed/v1/", headers={"Authorization": f"Bearer {a_secret()}"})

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
