"""The page of one return: what it shows, what it takes, and who may."""

from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from returns.models import Return, Value
from tests.returns.asked import PAGE, a_period, an_item, answered_before, saved

SAVE = f"{PAGE}save/"
SCRIPT = {"HX-Request": "true"}


def typed(text: str, key: str = "plans", base: object = "", **more: str) -> dict[str, object]:
    """What the page sends for one box."""
    return {"box": key, f"answer-{key}": text, f"base-{key}": base, **more}


def kept() -> list[tuple]:
    return list(Value.objects.values_list("item__code", "state", "number", "version"))


def test_lead_sees_a_box_with_what_was_before(item, kendal, lead, lead_client) -> None:
    answered_before(kendal, item, [*[8, 10] * 6, 12], lead)

    page = lead_client.get(PAGE)

    assertContains(page, "Return for April 2020")
    assertContains(page, "Last month: 12. April 2019: 10. Expected: 4 to 14")
    assertContains(page, "The last 12 months, the earliest first: 10, 8,")
    assertContains(page, 'id="answer-plans"')


def test_answer_sent_by_script_is_kept_and_acknowledged(item, lead_client) -> None:
    response = lead_client.post(SAVE, typed("12"), headers=SCRIPT)

    assertContains(response, '<div id="status-plans" hx-swap-oob="innerHTML">')
    assertContains(response, 'data-state="saved" data-version="1"')
    assertContains(response, "Saved 15:32")
    assert kept() == [("plans", "number", 12, 1)]
