from random import Random

from hypothesis import given
from hypothesis import strategies as st

from returns.answers import NUMBER
from returns.boxes import BoxItem, BoxMdt
from returns.demonstration.answers import Levels

WHOLE = BoxItem(1, "plans", "Plans", "Planning")
PART = BoxItem(2, "reviews", "Reviews", "Planning", part_of=1)
MDT = BoxMdt(7, "Frailty MDT", "frailty", "kendal")
BY_ITEM = {"plans": {"about": 20.0, "growth": 1.1}, "reviews": {"part": 0.4}}
NONE_MISSING = Levels(BY_ITEM, {"blank": 0, "not_applicable": 0, "not_yet_known": 0})


def made(levels, boxes, *, seed=1, weight=1.0, month=0):
    return levels.answers(boxes, weight, month, Random(seed))


@given(st.integers(0, 10_000))
def test_a_part_is_never_more_than_its_whole(seed):
    whole, part = made(NONE_MISSING, [(WHOLE, None), (PART, None)], seed=seed)

    assert 0 <= part.number <= whole.number


def test_the_same_seed_makes_the_same_answers():
    boxes = [(WHOLE, MDT), (PART, MDT)]

    assert made(NONE_MISSING, boxes) == made(NONE_MISSING, boxes)


def test_a_part_of_what_was_not_answered_is_nought():
    assert made(NONE_MISSING, [(PART, MDT)])[0].number == 0


def test_numbers_follow_weight_and_growth():
    plain, heavy, later = (
        sum(made(NONE_MISSING, [(WHOLE, None)], seed=n, **changes)[0].number for n in range(200))
        for changes in ({}, {"weight": 2.0}, {"month": 12})
    )

    assert 1.8 < heavy / plain < 2.2
    assert 2.8 < later / plain < 3.5


def test_some_answers_are_no_numbers():
    levels = Levels(BY_ITEM, {"blank": 200, "not_applicable": 200, "not_yet_known": 200})

    states = [made(levels, [(WHOLE, None)], seed=n)[0].state for n in range(300)]

    assert set(states) == {NUMBER, "blank", "not_applicable", "not_yet_known"}
    assert 30 < states.count("blank") < 90
