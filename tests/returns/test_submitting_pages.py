"""Handing a return in, and what an analyst decides about it."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from returns.models import Return
from tests.returns.asked import PAGE, an_item, answered_before, saved

SUBMIT = f"{PAGE}submit/"


@pytest.fixture
def submitted(item, kendal, lead, lead_client: Client) -> str:
    """Where an analyst decides about it."""
    saved(kendal, "plans", "12", by=lead)
    lead_client.post(SUBMIT, {"blanks_meant": ""})
    return f"/returns/{Return.objects.get().pk}/decide/"


def status() -> str:
    return Return.objects.get().status


def test_blanks_are_listed_and_asked_about(item, lead_client) -> None:
    page = lead_client.get(SUBMIT)
    asked = lead_client.post(SUBMIT)

    assertContains(page, "Blank: are they meant to be?")
    assertContains(page, f'<a href="{PAGE}#answer-plans">Care plans made</a>')
    assertContains(asked, "Say that the blank boxes are meant to be blank")
    assert not Return.objects.exists()


def test_blanks_that_are_meant_are_handed_in(item, lead_client) -> None:
    response = lead_client.post(SUBMIT, {"blanks_meant": "on"})

    assertRedirects(response, PAGE)
    page = lead_client.get(PAGE)
    assertContains(page, "Submitted by Lena Lead on 6 May 2020.")
    assertContains(page, "An analyst can send it back")
    assertContains(page, "readonly")


def test_full_return_is_handed_in_without_a_question(submitted, lead_client) -> None:
    assert status() == "submitted"


def test_unusual_numbers_are_named_before_handing_in(item, kendal, lead, lead_client) -> None:
    answered_before(kendal, item, [8, 10] * 6, lead)
    saved(kendal, "plans", "99", by=lead)

    page = lead_client.get(SUBMIT)

    assertContains(page, "Every box has an answer.")
    assertContains(page, "Unusual, and not confirmed yet")
    assertContains(page, "Care plans made: 99")


def test_box_about_blanks_stands_right_under_them(item, kendal, lead, lead_client) -> None:
    an_item("meetings")
    answered_before(kendal, item, [8, 10] * 6, lead)
    saved(kendal, "plans", "99", by=lead)

    page = lead_client.get(SUBMIT).content.decode()

    unusual, blank = page.index("Unusual, and not"), page.index("Blank: are they meant")
    assert unusual < blank < page.index('id="id_blanks_meant"')


def test_locked_return_is_not_handed_in(locked, lead_client) -> None:
    lead_client.post(SUBMIT, {"blanks_meant": "on"})

    assert not Return.objects.filter(status="submitted").exists()


def test_submitting_twice_says_that_it_was_submitted(submitted, lead_client) -> None:
    assertContains(lead_client.post(SUBMIT), "Submitted by Lena Lead on 6 May 2020.")


def test_address_of_a_decision_has_no_page_to_lead_back_to(submitted, analyst_client) -> None:
    opened = analyst_client.get(submitted)

    assertContains(opened, "It is where a form is sent to", status_code=405)
    assertContains(opened, "Go to the home page", status_code=405)
    assertNotContains(opened, "Go to the page that has the form", status_code=405)


def test_analyst_accepts(submitted, analyst_client, lead_client) -> None:
    before = analyst_client.get(PAGE)
    response = analyst_client.post(submitted, {"accept": ""})

    assertContains(before, "Your decision")
    assertRedirects(response, PAGE)
    assert status() == "accepted"
    assertContains(lead_client.get(PAGE), "Accepted by Anna Analyst on 6 May 2020.")


def test_analyst_sends_back_with_a_reason_and_it_opens(
    submitted, analyst_client, lead_client
) -> None:
    analyst_client.post(submitted, {"send_back": "", "reason": "Are these all plans?"})

    page = lead_client.get(PAGE)
    assertContains(page, "Anna Analyst sent this return back: Are these all plans?")
    assertNotContains(page, "readonly")


def test_what_was_accepted_can_be_sent_back_from_its_page(submitted, analyst_client) -> None:
    analyst_client.post(submitted, {"accept": ""})

    page = analyst_client.get(PAGE)

    assertContains(page, "Send back</button>")
    assertNotContains(page, "Accept</button>")


def test_sending_back_without_a_reason_is_refused(submitted, analyst_client) -> None:
    page = analyst_client.post(submitted, {"send_back": ""})

    assertContains(page, "Say why it is sent back")
    assert status() == "submitted"


def test_reason_with_an_nhs_number_is_refused(submitted, analyst_client) -> None:
    page = analyst_client.post(submitted, {"send_back": "", "reason": "See 943 476 5919"})

    assertContains(page, "This looks like an NHS number (after “See”)")
    assertContains(page, 'value="See 943 476 5919"')


def test_return_that_is_none_is_not_decided(item, analyst_client) -> None:
    assert analyst_client.post("/returns/7/decide/", {"accept": ""}).status_code == 404


def test_lead_does_not_decide(submitted, lead_client, group_client) -> None:
    assert lead_client.post(submitted, {"accept": ""}).status_code == 403
    assert group_client.post(submitted, {"accept": ""}).status_code == 403
    assertNotContains(lead_client.get(PAGE), "Your decision")
