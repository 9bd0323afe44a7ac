import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from iccs.access import Role
from tests.people import PASSWORD, a_user

SIGN_IN = "/account/login/"
NEW = "three plain words"


@pytest.fixture(autouse=True)
def _no_attempts_are_remembered(db) -> None:
    cache.clear()


def sign_in(client: Client, email: str = "lena.lead@example.nhs.uk", password: str = PASSWORD):
    return client.post(f"{SIGN_IN}?next=/accessibility/", {"login": email, "password": password})


@pytest.fixture
def lead(system):
    return a_user("Lena Lead", role=Role.LEAD)


def test_person_with_the_right_password_goes_where_they_meant_to(lead, client: Client) -> None:
    response = sign_in(client)

    assertRedirects(response, "/accessibility/")


def test_address_may_be_written_in_capitals(lead, client: Client) -> None:
    response = sign_in(client, "Lena.Lead@Example.NHS.uk")

    assertRedirects(response, "/accessibility/")


def test_next_page_on_another_host_is_ignored(lead, client: Client) -> None:
    response = client.post(
        f"{SIGN_IN}?next=https://evil.example.com/",
        {"login": lead.email, "password": PASSWORD},
    )

    assert "evil" not in response.headers["Location"]


def test_empty_form_is_answered_in_plain_words(client: Client) -> None:
    response = client.post(SIGN_IN, {})

    assertContains(response, "There is a problem")
    assertContains(response, "Fill in “Email address”.")
    assertContains(response, "Fill in “Password”.")
    assertContains(response, "<title>Error: Sign in")
    assertContains(response, 'href="#id_login"')


@pytest.mark.parametrize("email", ["lena.lead@example.nhs.uk", "nobody@example.nhs.uk"])
def test_wrong_password_and_unknown_address_are_answered_alike(
    lead, client: Client, email: str
) -> None:
    response = sign_in(client, email, "not the password")

    assertContains(response, "The email address or the password is not right.")


def test_person_who_may_no_longer_sign_in_is_told_whom_to_ask(lead, client: Client) -> None:
    type(lead).objects.update(is_active=False)

    response = sign_in(client)

    assertRedirects(response, "/account/inactive/")
    assert "_auth_user_id" not in client.session


def test_many_wrong_passwords_are_paused_with_a_sentence(lead, client: Client) -> None:
    for _ in range(5):
        sign_in(client, password="not the password")

    response = sign_in(client)

    assertContains(response, "Wait 5 minutes, then try again.")


def test_many_requests_get_a_page_that_says_when_to_come_back(lead, client: Client) -> None:
    for _ in range(30):
        client.post(SIGN_IN, {})

    response = client.post(SIGN_IN, {})

    assertContains(response, "Wait 5 minutes", status_code=429)


def test_session_ends_on_the_server_at_sign_out(lead, client: Client) -> None:
    sign_in(client)
    old_cookie = client.cookies["session"].value

    client.post("/account/logout/")
    thief = Client()
    thief.cookies["session"] = old_cookie

    assert not Session.objects.filter(session_key=old_cookie).exists()
    assertRedirects(
        thief.get("/account/password/change/"), "/account/login/?next=/account/password/change/"
    )


def test_link_alone_signs_nobody_out(lead, client: Client) -> None:
    sign_in(client)

    client.get("/account/logout/")

    assert "_auth_user_id" in client.session


def test_changed_password_ends_other_sessions(lead, client: Client) -> None:
    sign_in(client)
    elsewhere = Client()
    sign_in(elsewhere)

    client.post(
        "/account/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "three plain words",
            "password2": "three plain words",
        },
    )

    assert elsewhere.get("/account/password/change/").status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    response = client.post("/account/signup/", {"email": "new@example.nhs.uk"})

    assertContains(response, "Accounts are made by administrators")


def test_address_is_an_administrators_to_change(lead, client: Client) -> None:
    sign_in(client)

    assertRedirects(client.get("/account/email/"), "/account/2fa/")


def test_changed_address_is_the_only_one_to_sign_in_with(lead, client: Client) -> None:
    sign_in(client)
    lead.emailaddress_set.create(email=lead.email, primary=True)

    lead.email = "lena.new@example.nhs.uk"
    lead.save()

    assertContains(sign_in(Client()), "is not right")
    assert sign_in(Client(), "lena.new@example.nhs.uk").status_code == 302


def test_account_page_tells_name_address_and_roles(lead, client: Client) -> None:
    sign_in(client)

    response = client.get("/account/2fa/")

    assertContains(response, "Lena Lead")
    assertContains(response, "lena.lead@example.nhs.uk")
    assertContains(response, "ICC development lead")


def test_account_page_of_a_person_without_a_role_says_so(stranger_client: Client) -> None:
    assertContains(stranger_client.get("/account/2fa/"), "None yet")


@pytest.mark.parametrize("page", ["login", "password/reset", "signup", "inactive"])
def test_pages_before_sign_in_show_no_menu(client: Client, page: str) -> None:
    response = client.get(f"/account/{page}/")

    assertNotContains(response, "nhsuk-header__navigation")
    assertContains(response, "<h1", count=1)
