"""What means are told as, and what they are told to say of how many people there are."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iccportal.lib.small_numbers import Rule
from measures.growth import Place
from outcomes.effect import FELL, KINDS, ROSE, SAME, effect, kind_of
from outcomes.means import BEFORE, CHANGE, OPEN_BY, deviation_told, statements, step_of
from tests.outcomes.scores import a_course

whole = st.integers(14, 70)
pairs_of_scores = st.lists(st.tuples(whole, whole), min_size=1, max_size=30)
EAST, WEST = frozenset(["east"]), frozenset(["west"])


def wemwbs(pairs):
    return [a_course(b, a, instrument="wemwbs", project="Garden") for b, a in pairs]


def counts_of(rows):
    """How many people of each row, and of both, by kind of change."""
    found = {}
    for key, courses in rows.items():
        kinds = [kind_of(one.change, "wemwbs") for one in courses]
        found |= {Place(key, kind): kinds.count(kind) for kind in KINDS}
        found[Place(key, "pairs")] = len(courses)
    found[Place("east+west", "pairs")] = sum(map(len, rows.values()))
    return found


def come_to(limit, known):
    return sum(times * known[cell] for cell, times in limit.times)


@given(pairs_of_scores, pairs_of_scores)
@example([(14, 70)], [(70, 14), (14, 14), (70, 70)])
def test_everything_that_is_said_of_scores_holds(east, west):
    rows = {"east": wemwbs(east), "west": wemwbs(west)}

    found = statements(rows, [EAST, WEST, EAST | WEST], "wemwbs", Rule())

    known = dict(found.amounts) | counts_of(rows)
    said = [*found.always, *(limit for one in found.in_order for limit in one.limits)]
    assert min(come_to(limit, known) for limit in said) >= 0


@pytest.mark.parametrize(
    ("kind", "before", "change"),
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
def test_what_one_person_cannot_have_is_said(kind, before, change):
    found = statements({"east": []}, [EAST], "wemwbs", Rule())
    nobody = dict.fromkeys((*dict(found.amounts), *counts_of({"east": [], "west": []})), 0)
    one = {
        Place("east", kind): 1,
        **{cell: before for cell in nobody if f"{BEFORE} times people who {kind}" == cell.what},
        **{cell: change for cell in nobody if f"{CHANGE} times people who {kind}" == cell.what},
    }

    assert min(come_to(limit, nobody | one) for limit in found.always) < 0


def test_means_of_the_fewest_people_are_given_up_first():
    rows = {"east": wemwbs([(40, 44)] * 9), "west": wemwbs([(30, 30)] * 20)}

    found = statements(rows, [EAST | WEST, WEST, EAST], "wemwbs", Rule())

    assert [one.cell for one in found.in_order] == [
        Place(area, what) for area in ("east", "west", "east+west") for what in (BEFORE, CHANGE)
    ]
    # To 2, 1 and half a point: of at least 8, 18 and 28 people that leaves 5 points open.
    assert [one.number for one in found.in_order] == [40, 4, 30, 0, 33, 1]


def test_nobody_has_no_mean():
    assert statements({"east": []}, [EAST], "wemwbs", Rule()).in_order == ()
    assert effect([], "wemwbs").pairs == 0


@pytest.mark.parametrize("instrument", ["wemwbs", "swemwbs"])
@pytest.mark.parametrize("people", [1, 3, 8, 13, 18, 23, 48, 53, 98, 103, 1000])
def test_a_rounded_mean_leaves_the_sum_open(instrument, people):
    half = step_of(people, OPEN_BY[instrument]) / 2

    assert half * people >= OPEN_BY[instrument]


@pytest.mark.parametrize(
    ("deviation", "people", "told"), [(6.1, 173, 6), (6.1, 18, 10), (1, 8, None)]
)
def test_a_deviation_is_rounded_by_how_many_people_it_is_of(deviation, people, told):
    assert deviation_told(deviation, people) == told


@pytest.mark.parametrize("people", [8, 18, 58, 173, 1000])
def test_a_deviation_leaves_two_people_open_who_lie_far_from_the_mean(people):
    """Between all deviations that are told the same there is room for two at three of them."""
    half = float(step_of(people, 9 * 6.1)) / 2

    squares = [people * (6.1 + sign * half) ** 2 for sign in (-1, 1)]
    assert squares[1] - squares[0] >= 2 * 2 * (3 * 6.1) ** 2
