"""What scores add up to, by kind of change, and how far the scale lets them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from measures.growth import Place
from outcomes.effect import FELL, KINDS, ROSE, SAME, kind_of
from outcomes.score_sums import CHANGES, FIRSTS, SQUARES, possible, sum_of, sums_of
from tests.outcomes.scores import a_course

SHORT = [str(score) for score in ("7.00", "14.08", "19.98", "20.73", "20.98", "24.11", "35.00")]
pairs_of = {
    "wemwbs": st.lists(st.tuples(*[st.integers(14, 70)] * 2), max_size=20),
    "swemwbs": st.lists(st.tuples(*[st.sampled_from(SHORT)] * 2), max_size=20),
}


def courses_of(pairs, instrument="wemwbs"):
    return [a_course(b, a, instrument=instrument, project="Garden") for b, a in pairs]


def come_to(limit, known):
    return sum(times * known[cell] for cell, times in limit.times)


@pytest.mark.parametrize("instrument", ["wemwbs", "swemwbs"])
@given(st.data())
def test_whatever_people_score_is_possible(instrument, data):
    courses = courses_of(data.draw(pairs_of[instrument]), instrument)
    kinds = [kind_of(one.change, instrument) for one in courses]
    counts = {Place("east", kind): kinds.count(kind) for kind in KINDS}

    sums = sums_of("east", courses, instrument)

    assert min(come_to(one, sums | counts) for one in possible("east", instrument)) >= 0


@pytest.mark.parametrize(
    ("kind", "first", "change"),
    [
        (ROSE, 40, 2),  # no rise yet
        (SAME, 40, 3),
        (FELL, 40, -2),
        (FELL, 70, -57),  # below the lowest score
        (ROSE, 66, 5),  # above the highest
        (ROSE, 13, 4),
        (FELL, 71, -9),
    ],
)
def test_what_one_person_cannot_score_is_not_possible(kind, first, change):
    assert least_of_one(kind, first, change, change**2) < 0


@pytest.mark.parametrize(("square", "is_possible"), [(24, False), (25, True), (250, False)])
def test_a_square_is_that_of_its_change(square, is_possible):
    """Of one person, to a quarter point below: of people who rose by 3 and 7 it would be 29."""
    assert (least_of_one(ROSE, 40, 5, square) >= 0) is is_possible


def least_of_one(kind, first, change, square):
    """The least that any limit comes to for one person of a kind with such sums."""
    nobody = sums_of("east", [], "wemwbs") | dict.fromkeys((Place("east", k) for k in KINDS), 0)
    sums = {FIRSTS: first, CHANGES: change, SQUARES: square}
    one = {sum_of("east", kind, what): number for what, number in sums.items()}
    known = nobody | one | {Place("east", kind): 1}
    return min(come_to(limit, known) for limit in possible("east", "wemwbs"))


@example([])
@given(pairs_of["wemwbs"])
def test_sums_are_those_of_each_kind(pairs):
    courses = courses_of(pairs)

    sums = sums_of("east", courses, "wemwbs")

    for kind in KINDS:
        own = [(b, a - b) for b, a in pairs if kind_of(a - b, "wemwbs") == kind]
        assert sums[sum_of("east", kind, FIRSTS)] == sum(first for first, _ in own)
        assert sums[sum_of("east", kind, CHANGES)] == sum(change for _, change in own)
        assert sums[sum_of("east", kind, SQUARES)] == sum(change**2 for _, change in own)


def test_people_without_a_second_score_are_in_no_sum():
    sums = sums_of("east", [a_course("70", None, instrument="wemwbs")], "wemwbs")

    assert set(sums.values()) == {0}
