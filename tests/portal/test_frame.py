"""What every page has around it."""

from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

PAGE = "/accessibility/"


def test_signed_in_person_sees_name_role_and_sign_out(analyst_client: Client) -> None:
    page = analyst_client.get(PAGE)

    assertContains(page, "Anna Analyst")
    assertContains(page, "Analyst</li>")
    assertContains(page, '<form class="nhsuk-header__account-form" action="/account/logout/"')


def test_menu_is_the_persons_own(administrator_client: Client, lead_client: Client) -> None:
    assertContains(administrator_client.get(PAGE), 'href="/admin/"')
    assertNotContains(lead_client.get(PAGE), 'href="/admin/"')


def test_person_without_a_role_sees_no_menu(stranger_client: Client) -> None:
    assertNotContains(stranger_client.get(PAGE), "nhsuk-header__navigation")


def test_signed_out_person_sees_neither_menu_nor_account(client: Client) -> None:
    page = client.get(PAGE)

    assertNotContains(page, "nhsuk-header__navigation")
    assertNotContains(page, "nhsuk-header__account")


def test_demonstration_says_what_it_is(client: Client, settings) -> None:
    assertNotContains(client.get(PAGE), "made up")

    settings.DEMONSTRATION = True

    assertContains(client.get(PAGE), "Figures marked illustrative are made up.")


def test_page_has_one_heading_a_skip_link_and_a_language(client: Client) -> None:
    page = client.get(PAGE)

    assertContains(page, "<h1", count=1)
    assertContains(page, 'href="#maincontent"')
    assertContains(page, '<html lang="en-GB">')


def test_about_the_figures_explains_every_mark(client: Client) -> None:
    page = client.get("/about-the-figures/")

    for mark in (
        *("Illustrative", "Provisional", "[p]", "Submitted", "Accepted", "Not sent"),
        *("Not yet known", "Not applicable", "Hidden", "As at"),
    ):
        assertContains(page, f'<dt class="nhsuk-summary-list__key">{mark}</dt>')
    assertContains(page, "Trial limits rest on fewer than 13 figures.")


def test_statement_tells_how_charts_are_read_from_the_keyboard(client: Client) -> None:
    assertContains(client.get(PAGE), "go to the chart and press the arrow keys")


def test_frame_asks_four_queries(analyst_client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):  # session, person, roles with the system's name
        analyst_client.get(PAGE)
