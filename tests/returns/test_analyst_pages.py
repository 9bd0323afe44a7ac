"""Months and their dates, more time for a community, and what is counted."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from returns.models import Extension, Item, Period
from tests.returns.asked import an_item

PERIODS = "/returns/periods/"
APRIL = f"{PERIODS}2020-04/"
DATES = {"advised_by": "2020-06-10", "closes": "2020-07-10", "locks": "2020-08-10"}
MORE = {"community": "kendal", "until": "2020-05-20", "reason": "Illness"}
NEW = {
    "code": "walks",
    "months_0": "2020-04",
    "months_1": "",
    "subject": "community",
    "over_time": "sum",
    "suppression": "people",
    "name": "Walks led",
    "short_name": "Walks",
    "section": "Care plans",
    "position": 2,
    "question": "How many walks were led?",
    "why_it_matters": "Walking keeps people well.",
    "description": "Each walk counts once.",
    "one": "walk",
    "many": "walks",
    "decimals": 0,
    "chart_months": 36,
    "missing_communities": "left_out",
    "target_name": "target",
    "source": "Communities’ monthly returns",
    "source_owner": "The communities’ development leads",
    "direction": "increase",
    "direction_reason": "More people walk.",
    "owner": "Owner",
    "checker": "Checker",
    "approved_on": "2020-03-01",
    "review_by": "2021-03-01",
}


def test_months_are_listed_and_another_is_added(item, analyst_client) -> None:
    response = analyst_client.post(PERIODS, {"month": "2020-05", **DATES})

    assertRedirects(response, PERIODS)
    assertContains(analyst_client.get(PERIODS), f'<a href="{PERIODS}2020-05/">May 2020</a>')


def test_dates_out_of_order_are_refused_and_stay(item, analyst_client) -> None:
    page = analyst_client.post(PERIODS, {"month": "2020-05", **DATES, "locks": "2020-06-01"})

    assertContains(page, "The dates come in this order")
    assertContains(page, 'value="2020-06-01"')
    assert Period.objects.count() == 1


def test_dates_of_a_month_are_changed(item, analyst_client) -> None:
    before = analyst_client.get(APRIL)
    response = analyst_client.post(APRIL, DATES)

    assertContains(before, 'value="2020-05-10"')
    assertRedirects(response, APRIL)
    assert str(Period.objects.get().locks) == "2020-08-10"


def test_dates_that_are_none_are_refused(item, analyst_client) -> None:
    assertContains(analyst_client.post(APRIL, {**DATES, "locks": "soon"}), "“Locks” must be a date")


def test_community_gets_more_time(item, analyst_client) -> None:
    response = analyst_client.post(f"{APRIL}extend/", MORE)

    assertRedirects(response, APRIL)
    assertContains(analyst_client.get(APRIL), "20 May 2020")
    assert Extension.objects.get().reason == "Illness"


def test_more_time_until_a_day_that_has_passed_is_refused(item, analyst_client) -> None:
    page = analyst_client.post(f"{APRIL}extend/", {**MORE, "until": "2020-05-01"})

    assertContains(page, "1 May 2020 has passed")
    assertContains(page, 'value="Illness"')


@pytest.mark.parametrize("address", [f"{PERIODS}2020-05/", f"{PERIODS}then/"])
def test_month_that_is_not_asked_for_is_not_found(item, analyst_client, address) -> None:
    assert analyst_client.get(address).status_code == 404


def test_items_are_listed_with_their_months(item, analyst_client) -> None:
    an_item("walks", months=("2020-01-01", "2020-04-01"))

    page = analyst_client.get("/returns/items/")

    assertContains(page, '<a href="/returns/items/plans/">Care plans made</a>')
    assertContains(page, "from January 2010<")
    assertContains(page, "from January 2020 to March 2020")


def test_nothing_chosen_is_said_in_words(item, analyst_client) -> None:
    page = analyst_client.get("/returns/items/add/")

    assertNotContains(page, "---------")
    assertContains(page, '<option value="" selected>Choose</option>')
    assertContains(page, '<option value="" selected>None</option>')


def test_item_is_added(item, analyst_client) -> None:
    assertContains(analyst_client.get("/returns/items/add/"), "Add an item")

    response = analyst_client.post("/returns/items/add/", NEW)

    assertRedirects(response, "/returns/items/")
    assert Item.objects.get(code="walks").name == "Walks led"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"code": "nel_admissions"}, "There is a measure with the code nel_admissions already."),
        ({"review_by": "2020-01-01"}, "Must be after the day of the approval."),
        ({"checker": "Owner"}, "Somebody else than the owner has to check it."),
        ({"mdt_kind": "frailty"}, "Choose a kind only for what is counted for each MDT."),
        ({"name": ""}, "Fill in “Name”."),
        ({"source_owner": ""}, "Fill in “Who answers for the source”."),
        ({"subject": "worked_out"}, "Choose the item that is divided."),
        ({"description": "Each walk counts once.", "decimals": 2}, "Counts are whole numbers"),
        ({"sentence": "{place} walked."}, "{value} is missing."),
        ({"direction": "neutral", "target": 4}, "Where neither way is better"),
        ({"target_profile": "1, 2"}, "Type 12 numbers: there are 2."),
        ({"target_profile": "-1" + ", 1" * 11}, "Number 1: Ensure this value is greater than"),
    ],
)
def test_faulty_item_is_told_and_stays(item, analyst_client, change, told) -> None:
    page = analyst_client.post("/returns/items/add/", {**NEW, **change})

    assertContains(page, told)
    assertContains(page, "Each walk counts once.")
    assert not Item.objects.filter(section="Walks").exists()


def test_item_that_is_worked_out_is_added(item, analyst_client) -> None:
    held = an_item("held", "Care plans held")
    ratio = {
        **NEW,
        "code": "made_per_100",
        "subject": "worked_out",
        "description": "",
        "numerator": item.pk,
        "divided_by": "item",
        "denominator": held.pk,
        "scale": "100",
        "decimals": 1,
        "target_profile": ", ".join(["2.5"] * 12),
    }

    response = analyst_client.post("/returns/items/add/", ratio)
    page = analyst_client.get("/returns/items/made_per_100/")

    assertRedirects(response, "/returns/items/")
    assertContains(page, "Care plans made, divided by Care plans held, shown as for every 100.")
    assertContains(page, 'value="2.5, 2.5, ')
    assertNotContains(page, "What exactly is counted")
    assertContains(analyst_client.get("/measures/made_per_100/"), "Care plans made ÷ Care plans")


def test_item_is_divided_by_the_people_on_lists(item, analyst_client) -> None:
    an_item(
        "rate",
        subject="worked_out",
        numerator=item,
        description="",
        divided_by="registered_people",
        scale="1000",
    )

    page = analyst_client.get("/returns/items/rate/")

    assertContains(page, "divided by people on practices’ lists, shown as for every 1,000.")


def test_fault_is_told_at_its_field_and_leads_to_it(item, analyst_client) -> None:
    page = analyst_client.post("/returns/items/add/", {**NEW, "code": "nel_admissions"})

    assertContains(page, '<a href="#id_code">There is a measure with the code')
    assertContains(page, 'id="id_code-error"')


def test_faults_are_listed_in_the_order_of_the_page(item, analyst_client) -> None:
    page = analyst_client.post("/returns/items/add/", {"subject": "mdt"}).content.decode()

    summary, rest = page.split("</ul>\n      </div>", 1)[0], page
    listed = re.findall(r'<a href="#(id_\w+)">', summary)
    assert listed == sorted(listed, key=lambda field: rest.index(f'id="{field}"'))
    assert len(listed) > 10


def test_number_is_typed_again_without_noughts_at_its_end(item, analyst_client) -> None:
    Item.objects.update(target=40)

    assertContains(analyst_client.get("/returns/items/plans/"), 'name="target" value="40"')


def test_item_is_worded_anew(item, analyst_client) -> None:
    words = {**NEW, "name": "Care plans agreed"}

    assertContains(analyst_client.get("/returns/items/plans/"), 'value="Care plans made"')
    assertRedirects(analyst_client.post("/returns/items/plans/", words), "/returns/items/")

    item.refresh_from_db()
    assert (item.name, item.code) == ("Care plans agreed", "plans")


def test_wording_that_lacks_something_is_refused(item, analyst_client) -> None:
    page = analyst_client.post("/returns/items/plans/", {**NEW, "question": ""})

    assertContains(page, "Fill in “The question that it answers”.")


def test_item_is_closed_from_a_month_on(item, analyst_client) -> None:
    response = analyst_client.post("/returns/items/plans/close/", {"month": "2020-05"})

    assertRedirects(response, "/returns/items/")
    assertContains(analyst_client.get("/returns/items/"), "to April 2020")


def test_item_cannot_be_closed_before_it_was_asked(item, analyst_client) -> None:
    page = analyst_client.post("/returns/items/plans/close/", {"month": "2009-05"})

    assertContains(page, "choose a later month")


def test_item_whose_code_a_file_has_too_is_told(item, analyst_client) -> None:
    an_item("nel_admissions")

    page = analyst_client.get("/returns/items/")

    assertContains(page, "nel_admissions is also the code of a measure that a file defines")


def test_item_that_is_none_is_not_found(item, analyst_client) -> None:
    assert analyst_client.get("/returns/items/walks/").status_code == 404


def test_leads_set_nothing(item, lead_client) -> None:
    for address in (PERIODS, APRIL, "/returns/items/", "/returns/items/add/"):
        assert lead_client.get(address).status_code == 403
