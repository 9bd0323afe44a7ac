"""The page of one return: what it shows, and who may open it."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from iccs.access import Role
from iccs.models import Mdt
from returns import actions
from returns.models import Value
from tests.people import ALWAYS, a_community, a_user
from tests.returns.asked import MONTH, PAGE, TODAY, an_item, an_mdt, answered_before, saved


def test_lead_sees_a_box_with_what_was_before(item, kendal, lead, lead_client) -> None:
    answered_before(kendal, item, [*[8, 10] * 6, 12], lead)

    page = lead_client.get(PAGE)

    assertContains(page, "Return for April 2020")
    assertContains(page, "Last month: 12; in April 2019: 10; expected: 4 to 14")
    assertContains(page, "The last 12 months, the earliest first: 10, 8,")
    assertContains(page, 'id="answer-plans"')
    assertContains(page, 'data-previous="12"')


def test_box_without_a_past_says_so(item, lead_client) -> None:
    page = lead_client.get(PAGE)

    assertContains(page, "Last month: nothing sent; in April 2019: nothing sent")
    assertNotContains(page, "expected:")
    assertNotContains(page, "answer__line")


def test_boxes_of_mdts_stand_side_by_side(item, kendal, lead_client) -> None:
    frailty, diabetes = an_mdt(kendal, "frailty"), an_mdt(kendal, "diabetes")
    an_item("meetings", section="MDTs", subject="mdt")
    an_item("people", section="MDTs", subject="mdt", mdt_kind="diabetes")

    page = lead_client.get(PAGE)

    assertContains(page, "return-columns", count=1)
    assertContains(page, f'data-box="meetings-{frailty.pk}" data-row="1" data-column="1"')
    assertContains(page, f'data-box="meetings-{diabetes.pk}" data-row="1" data-column="0"')
    assertContains(page, f'data-box="people-{diabetes.pk}" data-row="2" data-column="0"')
    assertNotContains(page, f"people-{frailty.pk}")


def test_mdt_says_how_often_it_meets_and_since_when(item, kendal, lead_client) -> None:
    Mdt.objects.create(
        community=kendal,
        kind="frailty",
        meets=Mdt.Meets.FORTNIGHTLY,
        months=(date(2019, 10, 1), date(2020, 5, 1)),
    )
    an_mdt(kendal, "diabetes")
    an_item("meetings", section="MDTs", subject="mdt")

    page = lead_client.get(PAGE)

    assertContains(page, "Meets every two weeks, since October 2019, until April 2020.")
    assertContains(page, "Since January 2010.")


def test_unusual_number_is_asked_about_again_until_somebody_answers(
    item, kendal, lead, lead_client, analyst_client
) -> None:
    answered_before(kendal, item, [8, 10] * 6, lead)
    saved(kendal, "plans", "99", by=lead)

    asked, read = lead_client.get(PAGE), analyst_client.get(PAGE)
    Value.objects.filter(number=99).update(confirmed=True)
    answered = lead_client.get(PAGE)

    assertContains(asked, "99 is unusual")
    assertContains(asked, 'data-does="confirm"')
    assertNotContains(read, 'data-does="confirm"')
    assertContains(answered, "Confirmed by Lena Lead")
    assertNotContains(answered, "99 is unusual")


def test_sections_are_listed_with_how_much_of_each_is_answered(
    item, kendal, lead, lead_client
) -> None:
    saved(kendal, "plans", "12", by=lead)

    page = lead_client.get(PAGE)

    told = '<a href="#care-plans">Care plans</a> <span data-answered="care-plans">1</span> of 1'
    assertContains(page, told, html=False)


def test_boxes_of_a_table_lie_along_its_rows(item, lead_client) -> None:
    for row in ("Children", "Older people"):
        for column in ("Well", "Complex"):
            code = f"{row}-{column}".lower().replace(" ", "-")
            an_item(code, section="Engagement", row=row, column=column)

    page = lead_client.get(PAGE)

    assertContains(page, "return-group--across", count=2)
    assertContains(page, 'data-box="older-people-complex" data-row="2" data-column="1"')


def test_group_member_and_analyst_read_what_they_cannot_type(
    item, group_client, analyst_client
) -> None:
    for client in (group_client, analyst_client):
        page = client.get(PAGE)

        assertContains(page, "You can read this return.")
        assertContains(page, "readonly")
        assertNotContains(page, "returns.js")
        assertNotContains(page, "Check and submit")


def test_return_of_another_community_is_closed(item, lead_client, signed_in) -> None:
    a_community("lancaster", "lancashire")
    elsewhere = PAGE.replace("kendal", "lancaster")

    assert lead_client.get(elsewhere).status_code == 403
    assert lead_client.post(f"{elsewhere}save/").status_code == 403
    assert lead_client.get(f"{elsewhere}submit/").status_code == 403
    assert lead_client.get(f"{elsewhere}history/plans/").status_code == 403


def test_member_of_the_group_who_leads_elsewhere_types_only_there(item, kendal, signed_in) -> None:
    member = a_user("Mia Member", role=Role.GROUP_MEMBER)
    member.appointments.create(role=Role.LEAD, community=a_community("mid-furness"), months=ALWAYS)
    client = signed_in(member)

    assertContains(client.get(PAGE), "You can read this return.")
    assert client.post(f"{PAGE}save/").status_code == 403


@pytest.mark.parametrize(
    "address", ["/returns/kendal/2020-05/", "/returns/kendal/then/", "/returns/nowhere/2020-04/"]
)
def test_return_that_is_not_asked_for_is_not_found(item, lead_client, address) -> None:
    assert lead_client.get(address).status_code == 404


def test_locked_month_says_why_and_who_can_open_it(locked, lead_client) -> None:
    page = lead_client.get(PAGE)
    submitting = lead_client.get(f"{PAGE}submit/")

    assertContains(page, "Returns for April 2020 were locked on 6 May 2020.")
    assertContains(page, "An analyst can extend the time for your community.")
    assertContains(page, '<p id="lock">')
    assertContains(page, 'aria-describedby="beside-plans status-plans lock" data-answer readonly')
    assertContains(submitting, "were locked on 6 May 2020.")
    assertNotContains(submitting, "Blank")


def test_extended_return_is_open_and_says_until_when(locked, lead, lead_client) -> None:
    actions.extend(
        month=MONTH,
        community="kendal",
        until=date(2020, 5, 20),
        reason="Illness",
        by=lead,
        today=TODAY.date(),
    )

    page = lead_client.get(PAGE)

    assertContains(page, "It can be changed until 20 May 2020.")
    assertNotContains(page, "readonly")


def test_history_of_a_box_is_a_piece_for_a_script_and_a_page_without(
    item, kendal, lead, lead_client
) -> None:
    saved(kendal, "plans", "12", by=lead)
    saved(kendal, "plans", "14", by=lead, base=1)

    piece = lead_client.get(f"{PAGE}history/plans/", headers={"HX-Request": "true"})
    page = lead_client.get(f"{PAGE}history/plans/")

    assertContains(piece, "by Lena Lead on 6 May 2020 at 15:32")
    assertContains(piece, "<strong>Entered: 12</strong>")
    assertNotContains(piece, "<h1")
    assertContains(page, "from 12 to 14")
    assertContains(page, "<h1")


def test_box_without_history_says_so_and_one_that_is_none_is_not_found(item, lead_client) -> None:
    assertContains(lead_client.get(f"{PAGE}history/plans/"), "Nothing has been saved here yet.")
    assert lead_client.get(f"{PAGE}history/others/").status_code == 404


@pytest.mark.parametrize("items", [1, 30])
def test_page_takes_the_same_queries_however_long_it_is(
    item, kendal, lead, lead_client, django_assert_num_queries, items
) -> None:
    for number in range(items - 1):
        an_item(f"item-{number}")
    answered_before(kendal, item, [8, 10], lead)

    with django_assert_num_queries(11):
        lead_client.get(PAGE)
