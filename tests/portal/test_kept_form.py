"""A form that could not be taken comes back with what was typed."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.asserts import assertContains, assertNotContains

from iccportal.urls import urlpatterns as portal
from iccs.access import Role, allow
from tests.people import a_user


@allow(Role.LEAD)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("saved")


urlpatterns = [path("told/", page), *portal]
TYPED = {"text": 'He said "well"', "csrfmiddlewaretoken": "of an earlier sign-in"}


@pytest.fixture(autouse=True)
def addresses(settings) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def careful_client(system) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user("Lena Lead", role=Role.LEAD))
    return client


def test_signed_out_person_gets_back_what_they_sent(system, client: Client) -> None:
    response = client.post("/told/?month=2020-04", TYPED)

    assertContains(response, "You were signed out", status_code=403)
    assertContains(response, 'action="/told/?month=2020-04"', status_code=403)
    assertContains(response, 'name="text" value="He said &quot;well&quot;"', status_code=403)


def test_old_token_gives_back_what_was_sent_with_a_new_one(careful_client: Client) -> None:
    response = careful_client.post("/told/", TYPED)

    assertContains(response, "You have signed in again", status_code=403)
    assertContains(response, 'name="text"', status_code=403)
    assertNotContains(response, "of an earlier sign-in", status_code=403)


def test_form_handed_back_is_taken_when_it_is_sent_again(careful_client: Client) -> None:
    careful_client.post("/told/", TYPED)

    token = careful_client.cookies["csrftoken"].value
    response = careful_client.post("/told/", {**TYPED, "csrfmiddlewaretoken": token})

    assert response.content == b"saved"


def test_form_of_another_site_is_not_repeated(careful_client: Client) -> None:
    response = careful_client.post("/told/", TYPED, headers={"Origin": "https://example.org"})

    assertContains(response, "open too long", status_code=403)
    assertNotContains(response, "well", status_code=403)


def test_password_is_not_repeated(system) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/account/login/", {"login": "a", "password": "secret words"})

    assertContains(response, "open too long", status_code=403)
    assertNotContains(response, "secret words", status_code=403)


def test_address_that_is_none_is_refused_plainly(system) -> None:
    response = Client(enforce_csrf_checks=True).post("/nowhere/", TYPED)

    assert response.status_code == 404
