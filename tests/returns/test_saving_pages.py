"""What is typed into a return is kept or answered at its box, and everything else stays."""

from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from iccs.access import Role
from returns.models import Value
from tests.people import a_user
from tests.returns.asked import PAGE, an_item, an_mdt, answered_before, saved

SAVE = f"{PAGE}save/"
SCRIPT = {"HX-Request": "true"}
TOKEN = "7f6c8a52-6f9f-4d4e-9f3f-0f5d7c7f8a11"


def typed(text: str, key: str = "plans", base: object = "", **more: object) -> dict[str, object]:
    """What the page sends for one box."""
    named = {f"{name}-{key}": value for name, value in more.items()}
    return {"box": [key], f"answer-{key}": text, f"base-{key}": base, **named}


def by_script(client: Client, sent: dict[str, object]):
    return client.post(SAVE, sent, headers=SCRIPT)


def kept() -> list[tuple]:
    rows = Value.objects.order_by("pk")
    return list(rows.values_list("item__code", "state", "number", "version"))


def test_answer_sent_by_script_is_kept_and_acknowledged(item, lead_client) -> None:
    response = by_script(lead_client, typed("12"))

    assertContains(response, '<div id="status-plans" hx-swap-oob="innerHTML">')
    assertContains(response, 'data-state="saved" data-version="1"')
    assertContains(response, "Saved 15:32")
    assertNotContains(response, "<html")
    assert kept() == [("plans", "number", 12, 1)]


def test_same_save_sent_twice_is_kept_once_and_acknowledged_twice(item, lead_client) -> None:
    for _ in range(2):
        response = by_script(lead_client, typed("12", token=TOKEN))

        assertContains(response, 'data-state="saved" data-version="1"')
    assert kept() == [("plans", "number", 12, 1)]


def test_value_typed_after_a_lost_answer_is_no_conflict(item, lead_client) -> None:
    by_script(lead_client, typed("12", token=TOKEN))

    response = by_script(lead_client, typed("13", unanswered=["no key", TOKEN]))

    assertContains(response, 'data-state="saved" data-version="2"')
    assert kept() == [("plans", "number", 13, 2)]


def test_four_answers_are_four_states(item, lead_client) -> None:
    for version, text in enumerate(("0", "n/a", "?", "")):
        by_script(lead_client, typed(text, base=version or ""))
        assert len(kept()) == 1

    assert kept() == [("plans", "blank", None, 4)]


def test_faulty_answer_is_told_at_its_box_and_the_others_are_kept(item, lead_client) -> None:
    an_item("reviews")
    sent = {**typed("1.5"), **typed("7", "reviews"), "box": ["plans", "reviews"]}

    response = by_script(lead_client, sent)

    assertContains(response, "leave out what follows the point")
    assert kept() == [("reviews", "number", 7, 1)]


def test_form_without_script_gives_the_page_back_with_what_was_typed(item, lead_client) -> None:
    an_item("reviews")
    sent = {**typed("943 476 5919"), **typed("7", "reviews"), "box": ["plans", "reviews"]}

    page = lead_client.post(SAVE, sent)

    assertContains(page, "<title>Error: ")
    assertContains(page, 'href="#answer-plans"')
    assertContains(page, "This looks like an NHS number")
    assertContains(page, 'value="943 476 5919"')
    assertContains(page, 'value="7"')
    assert kept() == [("reviews", "number", 7, 1)]


def test_form_without_script_goes_back_to_the_page_when_all_is_kept(item, lead_client) -> None:
    assertRedirects(lead_client.post(SAVE, typed("12")), PAGE)


def test_box_that_a_form_sends_back_as_it_was_is_left_alone(
    item, kendal, lead, lead_client
) -> None:
    saved(kendal, "plans", "12", by=lead)
    saved(kendal, "plans", "14", by=a_user("Ben Brown"), base=1)

    response = lead_client.post(SAVE, typed("12", base=1, was="12"))

    assertRedirects(response, PAGE)
    assert kept() == [("plans", "number", 14, 2)]


def test_newer_answer_of_somebody_else_is_not_overwritten(item, kendal, lead_client) -> None:
    saved(kendal, "plans", "14", by=a_user("Ben Brown"))

    response = by_script(lead_client, typed("12"))

    assertContains(response, 'data-state="conflict" data-version="1" data-text="14"')
    assertContains(response, "Ben Brown saved 14 at 15:32, and you typed 12.")
    assertContains(response, "Keep mine")
    assert kept() == [("plans", "number", 14, 1)]


def test_conflict_without_script_is_settled_by_saving_again(item, kendal, lead_client) -> None:
    saved(kendal, "plans", "14", by=a_user("Ben Brown"))

    page = lead_client.post(SAVE, typed(" "))
    lead_client.post(SAVE, typed("12", base=1, was="14"))

    assertContains(page, "and you typed nothing.")
    assertContains(page, "Save again to keep yours, or type theirs.")
    assertContains(page, 'name="base-plans" value="1"')
    assert kept() == [("plans", "number", 12, 2)]


def test_unusual_number_is_kept_and_asked_about_once(item, kendal, lead, lead_client) -> None:
    answered_before(kendal, item, [8, 10] * 6, lead)

    asked = by_script(lead_client, typed("99"))
    confirmed = by_script(lead_client, typed("99", base=1, confirmed="on"))

    assertContains(asked, 'data-state="unusual"')
    assertContains(asked, "99 is unusual: 4 to 14 was expected.")
    assertContains(confirmed, 'data-state="saved" data-version="2"')
    assert Value.objects.get(number=99).confirmed


def test_reason_of_an_unusual_number_is_kept_with_it(item, kendal, lead, lead_client) -> None:
    answered_before(kendal, item, [8, 10] * 6, lead)

    page = lead_client.post(SAVE, typed("99"))
    response = lead_client.post(SAVE, typed("99", base=1, was="99", note="A health fair"))

    assertContains(page, 'name="note-plans"')
    assertRedirects(response, PAGE)
    assert Value.objects.get(number=99).note == "A health fair"


def test_explained_number_is_held_against_the_same_rules(item, kendal, lead_client) -> None:
    nhs_number = by_script(lead_client, typed("99", note="For 943 476 5919"))
    faulty = by_script(lead_client, typed("many", confirmed="on"))
    saved(kendal, "plans", "14", by=a_user("Ben Brown"))
    conflict = by_script(lead_client, typed("99", note="A health fair"))

    assertContains(nhs_number, "This looks like an NHS number")
    assertContains(nhs_number, 'value="For 943 476 5919"')
    assertContains(faulty, "is not a number")
    assertContains(conflict, 'data-state="conflict"')
    assert kept() == [("plans", "number", 14, 1)]


def test_locked_return_takes_nothing_and_says_why(locked, lead_client) -> None:
    plain = by_script(lead_client, typed("12"))
    explained = by_script(lead_client, typed("12", confirmed="on"))

    for response in (plain, explained):
        assertContains(response, 'data-state="locked"')
        assertContains(response, "were locked on 6 May 2020")
    assert kept() == []


def test_box_that_is_not_asked_any_more_is_answered_too(item, lead_client) -> None:
    response = by_script(lead_client, typed("12", "<gone>"))

    assertContains(response, "This is not asked in this return any more.")
    assertNotContains(response, "<gone>")


def test_answer_about_an_mdt_is_kept_for_that_mdt(item, kendal, lead_client) -> None:
    mdt = an_mdt(kendal)
    an_item("meetings", subject="mdt")

    by_script(lead_client, typed("4", f"meetings-{mdt.pk}"))
    by_script(lead_client, typed("5", f"meetings-{mdt.pk}", base=1, confirmed="on"))

    assert Value.objects.get(number=5).mdt == mdt


def test_only_leads_type(item, analyst_client, group_client, signed_in) -> None:
    for client in (analyst_client, group_client, signed_in(a_user(role=Role.ADMINISTRATOR))):
        assert client.post(SAVE, typed("12")).status_code == 403

    assert kept() == []


def test_answers_are_posted(item, lead_client) -> None:
    opened = lead_client.get(SAVE)

    assert (opened.status_code, opened.headers["Allow"]) == (405, "POST")
    assertContains(opened, "where a form is sent to", status_code=405)
    assertContains(
        opened, f'<a href="{PAGE}">Go to the page that has the form</a>', status_code=405
    )
