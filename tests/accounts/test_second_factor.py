import base64
import hmac
import struct

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from tests.people import PASSWORD, a_user

ACTIVATE = "/account/2fa/totp/activate/"
EMAIL = "lena.lead@example.nhs.uk"


def code_at(secret: str, moment: float) -> str:
    """What an authenticator app shows (RFC 6238), written out."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(moment) // 30), "sha1")
    [number] = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def client(system) -> Client:
    """A browser whose person has just entered their password, twice."""
    cache.clear()
    a_user("Lena Lead")
    client = Client()
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def secret(client: Client, time_machine) -> str:
    """The secret of an app that has been set up."""
    time_machine.move_to("2020-02-14 09:00Z", tick=False)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get(ACTIVATE).context["form"].secret
    client.post(ACTIVATE, {"code": code_at(secret, 1_581_670_800)})
    return secret


def test_setting_up_asks_for_the_password_first(signed_in) -> None:
    client = signed_in(a_user())

    assertRedirects(client.get(ACTIVATE), f"/account/reauthenticate/?next={ACTIVATE}")


def test_page_of_setting_up_shows_the_picture_and_the_key(client: Client) -> None:
    page = client.get(ACTIVATE)

    assertContains(page, 'src="data:image/svg+xml')
    assertContains(page, page.context["form"].secret)


def test_wrong_code_is_answered_in_plain_words(client: Client) -> None:
    client.get(ACTIVATE)

    page = client.post(ACTIVATE, {"code": "000000"})

    assertContains(page, "The code is not right. Wait for the next one")


def test_person_with_an_app_is_asked_for_its_code(secret: str, time_machine) -> None:
    time_machine.move_to("2020-02-14 10:00Z", tick=False)
    browser = Client()
    asked = browser.post("/account/login/", {"login": EMAIL, "password": PASSWORD}, follow=True)
    before = "_auth_user_id" in browser.session

    browser.post("/account/2fa/authenticate/", {"code": code_at(secret, 1_581_674_400)})

    assertContains(asked, "Enter your code")
    assert (before, "_auth_user_id" in browser.session) == (False, True)


def test_recovery_codes_are_listed(client: Client, secret: str) -> None:
    page = client.get("/account/2fa/recovery-codes/")

    assertContains(page, "10 of 10 are left")


def test_account_page_counts_the_codes_left(client: Client, secret: str) -> None:
    assertContains(client.get("/account/2fa/"), "You have 10 left.")


@pytest.mark.parametrize("page", ["recovery-codes/generate/", "totp/deactivate/"])
def test_pages_that_change_the_app_ask_before_they_do(
    client: Client, secret: str, page: str
) -> None:
    assertContains(client.get(f"/account/2fa/{page}"), "<h1", count=1)


def test_app_can_be_left_again(client: Client, secret: str) -> None:
    page = client.post("/account/2fa/totp/deactivate/", follow=True)

    assertContains(page, "You no longer need your app to sign in.")
    assertContains(page, "Set up an authenticator app")


def test_empty_code_is_asked_for_by_its_name(client: Client, secret: str) -> None:
    asked = Client()
    asked.post("/account/login/", {"login": EMAIL, "password": PASSWORD})

    page = asked.post("/account/2fa/authenticate/", {"code": ""})

    assertContains(page, "Fill in “Code”.")
