"""A save that is sent again, and one whose answer was lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from returns.actions import Conflict, Refused
from returns.models import Save, Value
from tests.returns.asked import TODAY, an_item
from tests.returns.saves import save


def test_a_save_sent_again_is_kept_once(item, lead):
    key = uuid4()
    first = save("plans", "3", by=lead, key=key)

    again = save("plans", "3", by=lead, key=key)

    assert again.version == first.version == 1
    assert (Value.objects.get().version, Save.objects.count()) == (1, 1)


def test_a_save_sent_again_is_acknowledged_although_somebody_saved_since(item, lead, colleague):
    key = uuid4()
    save("plans", "3", by=lead, key=key)
    save("plans", "4", by=colleague, base_version=1)

    again = save("plans", "3", by=lead, key=key)

    assert (again.version, again.value.answer.number) == (1, 3)
    assert Value.objects.get().number == 4


def test_a_save_sent_again_is_acknowledged_although_the_month_locked_since(item, lead):
    key = uuid4()
    save("plans", "3", by=lead, key=key)

    again = save("plans", "3", by=lead, key=key, now=TODAY + timedelta(days=400))

    assert again.version == 1


def test_own_save_whose_answer_was_lost_is_replaced_without_a_question(item, lead):
    lost = [uuid4(), uuid4()]
    save("plans", "3", by=lead, key=lost[0])

    kept = save("plans", "4", by=lead, unanswered=lost)

    assert (kept.version, Value.objects.get().number) == (2, 4)


def test_answer_that_replaced_an_unanswered_save_is_still_shown(item, lead, colleague):
    lost = uuid4()
    save("plans", "3", by=lead, key=lost)
    save("plans", "5", by=colleague, base_version=1)

    with pytest.raises(Conflict) as conflict:
        save("plans", "4", by=lead, unanswered=[lost])

    assert conflict.value.theirs.answer.number == 5


@pytest.mark.parametrize(("item_again", "text"), [("plans", "4"), ("reviews", "3")])
def test_a_key_is_good_for_one_answer(item, lead, item_again, text):
    an_item("reviews")
    key = uuid4()
    save("plans", "3", by=lead, key=key)

    with pytest.raises(Refused, match="sent before with another answer"):
        save(item_again, text, by=lead, key=key)
