from datetime import date, timedelta
from uuid import uuid4

import pytest

from iccs.models import Mdt
from returns.actions import Conflict, Locked, Pasted, Problem, Refused, Saved, paste
from returns.answers import NUMBER, Answer, read_answer
from returns.models import Return, Value
from returns.queries import history
from tests.returns.asked import (
    MONTH,
    TODAY,
    a_period,
    an_item,
    an_mdt,
    answered_before,
    saved,
)
from tests.returns.saves import save


@pytest.mark.parametrize("text", ["0", "12", "n/a", "?", ""])
def test_an_answer_is_kept_with_who_and_when(item, lead, text):
    kept = save("plans", text, by=lead)

    value = Value.objects.get()
    assert Answer(value.state, value.number) == read_answer(text)
    assert (value.saved_by, value.saved_at, value.version) == (lead, TODAY, 1)
    assert (kept.version, kept.value.by, kept.warning) == (1, "Lena Lead", None)


def test_the_first_save_begins_the_return_and_the_next_ones_share_it(item, kendal, lead):
    an_item("reviews")

    saved(kendal, "plans", "3", by=lead)
    saved(kendal, "reviews", "4", by=lead)

    assert Return.objects.get().status == "open"
    assert Value.objects.count() == 2


def test_a_save_on_what_was_seen_replaces_it(item, lead, colleague):
    save("plans", "3", by=lead)

    kept = save("plans", "4", by=colleague, base_version=1)

    assert kept.version == 2
    assert Value.objects.get().number == 4


@pytest.mark.parametrize("base", [None, 7])
def test_a_save_on_what_was_not_seen_shows_the_others(item, lead, colleague, base):
    save("plans", "3", by=lead)

    with pytest.raises(Conflict) as conflict:
        save("plans", "4", by=colleague, base_version=base)

    assert conflict.value.theirs.answer == Answer(NUMBER, 3)
    assert conflict.value.theirs.by == "Lena Lead"
    assert str(conflict.value) == "Lena Lead has saved 3."
    assert Value.objects.get().number == 3


def test_two_who_save_the_same_agree(item, lead, colleague):
    save("plans", "3", by=lead)

    kept = save("plans", "3", by=colleague)

    assert (kept.version, kept.value.by) == (1, "Lena Lead")


def test_a_locked_return_keeps_what_it_has(item, lead):
    save("plans", "3", by=lead)

    with pytest.raises(Locked, match="were locked on"):
        save("plans", "4", by=lead, base_version=1, now=TODAY + timedelta(days=400))

    assert Value.objects.get().number == 3


def test_a_refused_first_save_begins_nothing(item, lead):
    with pytest.raises(Refused, match="not asked in this return"):
        save("nothing-of-the-kind", "4", by=lead)

    assert not Return.objects.exists()


@pytest.mark.parametrize(("community", "month"), [("east", MONTH), ("kendal", date(2020, 5, 1))])
def test_there_is_no_return_where_none_is_asked_for(item, lead, community, month):
    with pytest.raises(Refused, match="There is no return of this community for"):
        save("plans", "4", by=lead, community=community, month=month)


def test_an_nhs_number_in_a_note_is_refused_with_its_place(item, lead):
    with pytest.raises(Refused, match="after “We saw”"):
        save("plans", "4", by=lead, note="We saw 943 476 5919")

    assert not Value.objects.exists()


def test_each_mdt_has_its_own_value(item, kendal, lead):
    an_item("meetings", subject="mdt")
    frailty, diabetes = an_mdt(kendal), an_mdt(kendal, Mdt.Kind.DIABETES)

    saved(kendal, "meetings", "2", by=lead, mdt=frailty)
    saved(kendal, "meetings", "3", by=lead, mdt=diabetes)

    assert dict(Value.objects.values_list("mdt", "number")) == {frailty.pk: 2, diabetes.pk: 3}


def test_a_part_is_never_more_than_its_whole(item, lead):
    an_item("reviews", "Plans reviewed", part_of=item)
    save("plans", "5", by=lead)

    with pytest.raises(Refused, match="6 is more than the 5 of “Care plans made”"):
        save("reviews", "6", by=lead)
    save("reviews", "5", by=lead)
    with pytest.raises(Refused, match="4 is less than the 5 of “Plans reviewed”"):
        save("plans", "4", by=lead, base_version=1)

    assert set(Value.objects.values_list("number", flat=True)) == {5}


def test_a_whole_that_has_no_number_limits_nothing(item, lead):
    an_item("reviews", part_of=item)
    save("plans", "?", by=lead)

    assert save("reviews", "6", by=lead).version == 1


def test_an_unusual_number_is_kept_and_asked_about_once(item, kendal, lead):
    answered_before(kendal, item, [10, 12] * 6, lead)

    usual = save("plans", "11", by=lead)
    asked = save("plans", "90", by=lead, base_version=1)
    confirmed = save("plans", "90", by=lead, base_version=2, confirmed=True)
    again = save("plans", "90", by=lead, base_version=3)
    changed = save("plans", "91", by=lead, base_version=3)
    said_why = save("plans", "91", by=lead, base_version=4, note="A campaign")

    assert usual.warning is None
    assert asked.warning.startswith("90 is unusual: 6 to 16 was expected.")
    assert (confirmed.warning, confirmed.version) == (None, 3)
    assert (again.warning, again.version) == (None, 3)
    assert changed.warning.startswith("91 is unusual")
    assert (said_why.warning, said_why.version) == (None, 5)


def test_few_months_expect_nothing(item, kendal, lead):
    answered_before(kendal, item, [10, 12] * 5, lead)

    assert save("plans", "90", by=lead).warning is None


def test_the_history_tells_every_change(item, lead, colleague):
    kept = save("plans", "3", by=lead)
    save("plans", "?", by=colleague, base_version=1, note="The list is lost")
    save("plans", "90", by=lead, base_version=2, confirmed=True)

    told = [
        (change.before and change.before.words, change.to.words, change.who, change.why)
        for change in history(kept.value.id)
    ]

    assert told == [
        ("not yet known", "90", "Lena Lead", "Confirmed as it is"),
        ("3", "not yet known", "Carl Colleague", "The list is lost"),
        (None, "3", "Lena Lead", ""),
    ]


def cell(item: str, text: str, base: int | None = None) -> Pasted:
    return Pasted(item, None, text, base, uuid4())


def pasted(cells, by, now=TODAY):
    return paste(community="kendal", month=MONTH, cells=cells, by=by, now=now)


def test_of_a_pasted_column_the_good_cells_are_saved(item, lead, colleague):
    an_item("reviews")
    an_item("carers")
    save("carers", "1", by=colleague)

    outcomes = pasted(
        [cell("plans", "3"), cell("reviews", "3.5"), cell("carers", "2"), cell("x", "2")], lead
    )

    good, faulty, theirs, unknown = outcomes
    assert isinstance(good, Saved)
    assert "whole number" in faulty.sentence
    assert theirs == Problem("Carl Colleague has saved 1.", theirs.theirs)
    assert theirs.theirs.answer.number == 1
    assert unknown.sentence == "This is not asked in this return."
    assert dict(Value.objects.values_list("item__code", "number")) == {"plans": 3, "carers": 1}


def test_parts_and_wholes_can_be_pasted_in_any_order(item, lead):
    an_item("reviews", part_of=item)
    save("plans", "9", by=lead)
    save("reviews", "8", by=lead)

    outcomes = pasted([cell("plans", "5", 1), cell("reviews", "4", 1)], lead)

    assert all(isinstance(outcome, Saved) for outcome in outcomes)


def test_nothing_is_pasted_into_a_locked_return(item, lead):
    with pytest.raises(Locked):
        pasted([cell("plans", "3")], lead, now=TODAY + timedelta(days=400))


def test_a_pasted_column_costs_each_cell_the_same(item, lead, django_assert_max_num_queries):
    items = [an_item(f"item-{n}").code for n in range(30)]
    pasted([cell("plans", "1")], lead)

    with django_assert_max_num_queries(12 + 30 * 6):
        pasted([cell(code, "3") for code in items], lead)


def test_saves_of_another_month_find_their_own_return(item, lead):
    a_period(date(2020, 3, 1))

    save("plans", "3", by=lead)
    save("plans", "4", by=lead, month=date(2020, 3, 1))

    assert Return.objects.count() == 2
