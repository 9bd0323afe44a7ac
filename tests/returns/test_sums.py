"""Boxes that make up another one: asked about at a save, and refused when they are handed in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from returns.actions import Refused, submit
from returns.answers import read_answer
from returns.boxes import BoxItem, BoxMdt
from returns.models import Return
from returns.sums import disagreements, in_sums
from tests.returns.asked import MONTH, PAGE, TODAY, an_item, answered_before, saved

HELD = BoxItem(1, "held", "Held", "Plans", adds_up_from=(2, 3))
REVIEWED = BoxItem(2, "reviewed", "Reviewed", "Plans")
UNREVIEWED = BoxItem(3, "unreviewed", "Not reviewed", "Plans")
MDT = BoxMdt(7, "Frailty MDT", "frailty", "kendal")
ALL = (HELD, REVIEWED, UNREVIEWED)


def told(*texts, items=ALL, mdt=None):
    """What is said of boxes with these answers in their order; None is not answered."""
    of = None if mdt is None else mdt.id
    answers = {
        (item.code, of): read_answer(text)
        for item, text in zip(items, texts, strict=True)
        if text is not None
    }
    return list(disagreements([(item, mdt) for item in items], answers))


@pytest.mark.parametrize("mdt", [None, MDT])
def test_sum_that_does_not_come_out_is_told_with_its_boxes(mdt):
    [one] = told("40", "25", "12", mdt=mdt)

    assert one.boxes == tuple((item.code, mdt and mdt.id) for item in ALL)
    assert one.sentence == (
        "“Reviewed” and “Not reviewed” come to 37, and “Held” is 40. Put right what is wrong, or "
        "type ? for what is not known yet."
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("37", "25", "12"),
        ("0", "0", "0"),
        ("40", "25", None),
        ("40", "25", ""),
        ("40", "?", "12"),
        (None, "25", "12"),
        ("25", "25", "n/a"),
        ("n/a", "n/a", "n/a"),
    ],
)
def test_nothing_is_told_of_what_agrees_or_is_not_known(texts):
    assert told(*texts) == []


def test_what_does_not_apply_counts_as_none():
    assert len(told("40", "25", "n/a")) == 1


def test_what_is_not_asked_leaves_the_sum_open():
    assert told("40", "25", items=(HELD, REVIEWED)) == []
    assert in_sums([(HELD, None), (REVIEWED, None)]) == {1, 2, 3}
    assert in_sums([(REVIEWED, None)]) == set()


@pytest.fixture
def held(item):
    """Care plans made are held: reviewed, or not."""
    item.adds_up_from.set([an_item("reviewed"), an_item("unreviewed", "Not reviewed")])
    return item


@pytest.fixture
def answered(held, kendal, lead):
    """Whether 40 of 25 and 12 were all saved."""
    saved(kendal, "plans", "40", by=lead)
    saved(kendal, "reviewed", "25", by=lead)
    return saved(kendal, "unreviewed", "12", by=lead)


def test_last_box_of_a_sum_is_kept_and_told(answered):
    assert answered.version == 1
    assert answered.disagrees.startswith(
        "“Reviewed” and “Not reviewed” come to 37, and “Care plans"
    )


def test_box_beside_is_told_nothing(answered, kendal, lead):
    an_item("walks")

    assert saved(kendal, "walks", "3", by=lead).disagrees == ""


def test_block_that_is_pasted_is_told_once_after_all_of_it_is_kept(held, lead_client):
    numbers = {"plans": "40", "reviewed": "25", "unreviewed": "12"}
    block = {"box": list(numbers), **{f"answer-{key}": text for key, text in numbers.items()}}

    told = lead_client.post(f"{PAGE}save/", block, headers={"HX-Request": "true"})
    right = {**block, "answer-plans": "37", "base-plans": "1", "base-reviewed": "1"}
    after = lead_client.post(
        f"{PAGE}save/", {**right, "base-unreviewed": "1"}, headers={"HX-Request": "true"}
    )

    assertContains(told, 'data-state="disagrees"', count=1)
    assertContains(told, 'data-state="saved"', count=2)
    assertContains(after, 'data-state="saved"', count=3)


def test_page_asks_at_the_whole_until_it_agrees(answered, kendal, lead, lead_client):
    before = lead_client.get(PAGE)
    saved(kendal, "reviewed", "28", by=lead, base=1)

    assertContains(before, 'data-state="disagrees"', count=1)
    assertContains(before, "come to 37, and “Care plans made” is 40.")
    assertNotContains(before, "It is right")
    assertNotContains(lead_client.get(PAGE), "come to")


def test_unusual_whole_that_disagrees_is_asked_about_once_for_both(
    answered, held, kendal, lead, lead_client
):
    answered_before(kendal, held, [8, 10] * 6, lead)

    again = saved(kendal, "plans", "41", by=lead, base=1)
    page = lead_client.get(PAGE)

    assert again.warning.startswith("41 is unusual")
    assert "come to 37" in again.disagrees
    assertContains(page, 'data-state="unusual"', count=1)
    assertContains(
        page, "for what is not known yet. 41 is unusual: 4 to 14 was expected. Confirm it"
    )


def test_return_that_does_not_add_up_is_not_handed_in(answered, kendal, lead, lead_client):
    asked = lead_client.get(f"{PAGE}submit/")
    page = lead_client.post(f"{PAGE}submit/")

    assertContains(asked, "To be put right first")
    text = asked.content.decode()
    assert text.index("To be put right first") < text.index("Every box has an answer.")
    assertContains(asked, '/returns/kendal/2020-04/#answer-plans">Care plans made</a>: “Reviewed”')
    assertContains(page, "There is a problem")
    assert Return.objects.get().status == "open"
    with pytest.raises(Refused, match="come to 37"):
        submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)


@pytest.mark.parametrize("text", ["28", "?"])
def test_return_is_handed_in_once_it_agrees_or_is_not_known(answered, kendal, lead, text):
    saved(kendal, "reviewed", text, by=lead, base=1)

    submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)

    assert Return.objects.get().status == "submitted"


def test_sums_take_no_query_more_for_the_page(answered, held, lead_client):
    with CaptureQueriesContext(connection) as with_a_sum:
        lead_client.get(PAGE)
    held.adds_up_from.clear()
    with CaptureQueriesContext(connection) as without:
        lead_client.get(PAGE)

    assert len(with_a_sum) == len(without)
