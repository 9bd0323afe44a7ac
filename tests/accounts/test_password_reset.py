import re

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from iccportal.accounts.models import User
from tests.people import a_user

ASK = "/account/password/reset/"
NEW = "three plain words"


@pytest.fixture(autouse=True)
def _person(db) -> User:
    cache.clear()
    return a_user("Lena Lead")


def ask(client: Client, mailoutbox, **headers: str) -> str:
    """The link that the e-mail holds."""
    client.post(ASK, {"email": "lena.lead@example.nhs.uk"}, **headers)
    return re.search(r"https?://\S+", mailoutbox[-1].body)[0]


def follow(client: Client, link: str):
    return client.get(link.removeprefix("https://portal.example.nhs.uk"), follow=True)


@pytest.fixture(autouse=True)
def _address(settings) -> None:
    settings.PORTAL_ADDRESS = "https://portal.example.nhs.uk"
    settings.ALLOWED_HOSTS = ["*"]


def test_link_of_the_mail_leads_to_a_new_password(client: Client, mailoutbox) -> None:
    page = follow(client, ask(client, mailoutbox))

    response = client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assertRedirects(response, "/account/password/reset/key/done/")
    assert User.objects.get().check_password(NEW)


def test_mail_never_repeats_the_host_that_was_asked(client: Client, mailoutbox) -> None:
    link = ask(client, mailoutbox, HTTP_HOST="evil.example.com")

    [mail] = mailoutbox
    assert link.startswith("https://portal.example.nhs.uk/account/password/reset/key/")
    assert "evil" not in f"{mail.subject} {mail.body} {mail.extra_headers} {mail.from_email}"


def test_unknown_address_gets_the_same_page_and_no_mail(client: Client, mailoutbox) -> None:
    response = client.post(ASK, {"email": "nobody@example.nhs.uk"}, follow=True)

    assertContains(response, "If the address belongs to an account")
    assert mailoutbox == []


def test_link_works_once(client: Client, mailoutbox) -> None:
    link = ask(client, mailoutbox)
    page = follow(client, link)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assertContains(follow(Client(), link), "This link no longer works")


def test_short_password_is_refused_in_words(client: Client, mailoutbox) -> None:
    page = follow(client, ask(client, mailoutbox))

    response = client.post(page.redirect_chain[-1][0], {"password1": "short", "password2": "short"})

    assertContains(response, "It must contain at least 12 characters.")
    assertContains(response, "<title>Error: Choose a new password")


def test_empty_address_is_asked_for(client: Client) -> None:
    assertContains(client.post(ASK, {}), "Fill in “Email address”.")
