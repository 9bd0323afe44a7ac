"""Returns that contradict what an item is said to add up from."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from returns.item_queries import not_adding_up
from returns.models import Item, Return
from tests.returns.asked import MONTH, a_period, an_item
from tests.returns.test_analyst_pages import NEW
from tests.returns.test_item_ratios import handed_in

ITEM = "/returns/items/held/"


@pytest.fixture
def held(kendal) -> Item:
    a_period()
    return an_item("held")


@pytest.fixture
def parts(held) -> list[Item]:
    return [an_item("reviewed", part_of=held), an_item("unreviewed")]


def test_returns_that_contradict_a_sum_are_told_when_it_is_said(
    held, parts, kendal, lead, analyst_client, django_assert_num_queries
):
    handed_in(kendal, lead, held="40", reviewed="25", unreviewed="12")
    chosen = {**NEW, "name": "Held", "adds_up_from": [part.pk for part in parts]}

    response = analyst_client.post(ITEM, chosen)

    assertRedirects(response, ITEM)
    page = analyst_client.get(ITEM)
    assertContains(page, "In 1 return this item is another number than what it adds up from.")
    assertContains(page, f'<a href="/returns/kendal/{MONTH:%Y-%m}/">')
    [found] = not_adding_up(Item.objects.get(code="held"))
    assert (found.community, found.month, found.whole, found.parts) == ("kendal", MONTH, 40, 37)
    with django_assert_num_queries(2):
        not_adding_up(held)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"held": "37", "reviewed": "25", "unreviewed": "12"}, "they agree"),
        ({"held": "40", "reviewed": "25", "unreviewed": "?"}, "one is not yet known"),
        ({"held": "40", "reviewed": "25", "unreviewed": "n/a"}, "one does not apply"),
    ],
)
def test_returns_that_leave_a_sum_open_contradict_nothing(
    held, parts, kendal, lead, analyst_client, answers, why
):
    handed_in(kendal, lead, **answers)
    held.adds_up_from.set(parts)

    assert not_adding_up(held) == [], why
    assertNotContains(analyst_client.get(ITEM), "Returns that do not add up")


def test_return_that_is_still_filled_in_contradicts_nothing(held, parts, kendal, lead):
    handed_in(kendal, lead, held="40", reviewed="25", unreviewed="12")
    Return.objects.update(status="open", submitted_by=None, submitted_at=None)
    held.adds_up_from.set(parts)

    assert not_adding_up(held) == []
