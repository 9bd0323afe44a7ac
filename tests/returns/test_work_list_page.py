"""The work list: what is late, what can be done now, what is done, of whose communities."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from returns.models import Period, Return
from tests.people import a_community
from tests.returns.asked import TODAY, a_period, an_mdt, saved

LIST = "/returns/"


def test_return_that_is_asked_for_leads_to_its_page(item, lead_client) -> None:
    page = lead_client.get(LIST)

    assertContains(page, '<a href="/returns/kendal/2020-04/">Kendal ICC, April 2020</a>')
    assertContains(page, "10 May 2020")
    assertContains(page, "Not begun")
    assertContains(page, 'aria-label="Now"')


@pytest.mark.parametrize(("day", "ago"), [(5, "1 day ago"), (2, "4 days ago")])
def test_late_return_says_since_when(item, lead_client, day, ago) -> None:
    Period.objects.update(advised_by=date(2020, 5, day))

    page = lead_client.get(LIST)

    assertContains(page, 'aria-label="Late"')
    assertContains(page, f"{day} May 2020 ({ago})")


def test_what_another_person_has_begun_is_told(item, kendal, lead, group_client) -> None:
    saved(kendal, "plans", "12", by=lead)

    assertContains(group_client.get(LIST), "1 of 1 answered, last by Lena Lead")


def test_return_that_was_handed_in_is_done(item, kendal, lead, lead_client) -> None:
    Return.objects.create(
        community=kendal,
        period=Period.objects.get(),
        status="submitted",
        submitted_by=lead,
        submitted_at=TODAY,
        first_submitted_at=TODAY,
    )

    page = lead_client.get(LIST)

    assertContains(page, 'aria-label="Handed in"')
    assertContains(page, "Submitted by Lena Lead on 6 May 2020.")


def test_return_that_was_sent_back_says_why(item, kendal, lead, lead_client) -> None:
    Return.objects.create(
        community=kendal,
        period=Period.objects.get(),
        status="sent_back",
        reason="Are these all plans?",
        submitted_by=lead,
        submitted_at=TODAY,
        first_submitted_at=TODAY,
        decided_by=lead,
        decided_at=TODAY,
    )

    page = lead_client.get(LIST)

    assertContains(page, 'aria-label="Now"')
    assertContains(page, "Sent back by Lena Lead: Are these all plans?")


def test_return_that_cannot_be_begun_any_more_is_closed(item, lead_client) -> None:
    day = TODAY.date()
    Period.objects.update(advised_by=day, closes=day)

    page = lead_client.get(LIST)

    assertContains(page, "Returns for April 2020 closed for new ones on 6 May 2020.")


def test_lists_are_of_the_persons_own_communities(
    item, lead_client, group_client, analyst_client
) -> None:
    a_community("lancaster", "lancashire")

    for client in (lead_client, group_client):
        assertNotContains(client.get(LIST), "Lancaster")
    assertContains(analyst_client.get(LIST), "Lancaster ICC, April 2020")


def test_nothing_to_do_says_so(kendal, lead_client) -> None:
    assertContains(lead_client.get(LIST), "No return is asked for now.")


def test_analyst_finds_what_is_asked_and_when(item, analyst_client, lead_client) -> None:
    assertContains(analyst_client.get(LIST), "/returns/periods/")
    assertNotContains(lead_client.get(LIST), "/returns/periods/")


@pytest.mark.parametrize("months", [1, 3])
def test_list_takes_the_same_queries_however_long_it_is(
    item, kendal, lead, lead_client, django_assert_num_queries, months
) -> None:
    an_mdt(kendal)
    for back in range(1, months):
        a_period(date(2020, 4 - back, 1))

    with django_assert_num_queries(9):
        lead_client.get(LIST)
