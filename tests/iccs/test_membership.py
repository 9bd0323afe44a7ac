"""Which community a practice counts for: rule by rule, and against a slow second way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import add_months, months_between
from iccs.membership import (
    Belonging,
    EndlessSuccessionError,
    Membership,
    Move,
    as_belongings,
    chains,
    homes,
)
from tests.iccs.slow_homes import homes_in

JANUARY, JULY = date(2020, 1, 1), date(2020, 7, 1)
YEAR = months_between(JANUARY, date(2020, 12, 1))
ASKAM, DUDDON, OTHER = 1, 2, 3


@st.composite
def registers(draw):
    """Six practices with a membership or two each, and mergers into practices of higher number."""
    month = st.integers(0, 14).map(lambda n: add_months(JANUARY, n))
    belongings, moves = [], []
    for practice in range(6):
        bounds = sorted(draw(st.sets(month, min_size=2, max_size=3)))
        ends = [*bounds[1:-1], draw(st.sampled_from([bounds[-1], None]))]
        for start, end in zip(bounds[:-1], ends, strict=True):
            belongings.append(Belonging(practice, draw(st.sampled_from("abc")), start, end))
        if practice < 5 and draw(st.booleans()):
            moves.append(Move(practice, draw(st.integers(practice + 1, 5)), draw(month)))
    return belongings, moves


@given(registers())
def test_homes_as_they_were_agree_with_the_slow_way(register):
    belongings, moves = register

    found = homes(YEAR, belongings, moves, Membership.AS_WAS)

    assert found == {month: homes_in(month, belongings, moves) for month in YEAR}


@given(registers(), st.randoms(use_true_random=False))
def test_homes_do_not_depend_on_the_order_of_what_is_known(register, random):
    belongings, moves = register
    expected = homes(YEAR, belongings, moves, Membership.AS_WAS)

    random.shuffle(belongings)
    random.shuffle(moves)

    assert homes(YEAR, belongings, moves, Membership.AS_WAS) == expected


@given(registers())
def test_homes_as_they_are_now_are_those_of_the_last_month(register):
    belongings, moves = register

    found = homes(YEAR, belongings, moves, Membership.AS_NOW)

    assert found == dict.fromkeys(YEAR, homes_in(YEAR[-1], belongings, moves))


def test_a_merger_in_the_middle_of_a_window_moves_the_practice_from_its_month():
    belongings = [
        Belonging(ASKAM, "mid-furness", JANUARY, JULY),
        Belonging(DUDDON, "kendal", JANUARY, None),
    ]

    found = homes(YEAR, belongings, [Move(ASKAM, DUDDON, JULY)], Membership.AS_WAS)

    assert found[date(2020, 6, 1)][ASKAM] == "mid-furness"
    assert found[JULY][ASKAM] == "kendal"


def test_a_practice_that_closes_without_a_successor_counts_for_nobody():
    belongings = [Belonging(ASKAM, "mid-furness", JANUARY, JULY)]

    found = homes([JULY], belongings, [], Membership.AS_WAS)

    assert found == {JULY: {}}


def test_a_successor_that_belongs_nowhere_takes_the_practice_with_it():
    belongings = [Belonging(ASKAM, "mid-furness", JANUARY, None)]

    found = homes([JULY], belongings, [Move(ASKAM, DUDDON, JULY)], Membership.AS_WAS)

    assert found == {JULY: {}}


def test_no_months_have_no_homes():
    assert homes([], [], [], Membership.AS_NOW) == {}


def test_mergers_in_a_circle_are_refused_by_name():
    moves = [Move(OTHER, ASKAM, JULY), Move(ASKAM, DUDDON, JULY), Move(DUDDON, ASKAM, JANUARY)]

    with pytest.raises(EndlessSuccessionError) as refused:
        chains(moves)

    assert sorted(refused.value.practices) == [ASKAM, DUDDON]


def test_two_practices_that_merge_into_one_are_no_circle():
    moves = [Move(ASKAM, OTHER, JULY), Move(DUDDON, OTHER, JULY)]

    assert set(chains(moves)) == {ASKAM, DUDDON}


def test_homes_are_told_again_by_what_they_come_to():
    months = YEAR[:4]
    one, two, three = ({1: "a", 2: "b"}, {1: "b"}, {1: "a", 2: "b"})
    found = dict(zip(months, (one, two, three, three), strict=True))

    told = as_belongings(found)

    assert len(told) == 5
    assert homes(months, told, [], Membership.AS_WAS) == found
