"""What means and deviations are told as, and what they are told to say of how many there are."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iccportal.lib.small_numbers import Rule
from measures.growth import Place
from outcomes import means
from outcomes.effect import KINDS, kind_of
from outcomes.means import BEFORE, CHANGE, DEVIATION, OPEN_BY, statements, step_of
from tests.outcomes.scores import a_course

EAST, WEST = frozenset(["east"]), frozenset(["west"])
ALL = EAST | WEST
EXACT = Rule(threshold=1, base=1)
whole = st.integers(14, 70)
pairs_of_scores = st.lists(st.tuples(whole, whole), min_size=2, max_size=30)


def rows_of(east, west):
    return {
        key: [a_course(b, a, instrument="wemwbs", project="Garden") for b, a in pairs]
        for key, pairs in (("east", east), ("west", west))
    }


def told(rows, rule=EXACT):
    return statements(rows, [EAST, WEST, ALL], "wemwbs", rule)


def counts_of(rows):
    """How many people of each row, and of both, by kind of change."""
    found = {Place("east+west", "pairs"): sum(map(len, rows.values()))}
    for key, courses in rows.items():
        kinds = [kind_of(one.change, "wemwbs") for one in courses]
        found |= {Place(key, kind): kinds.count(kind) for kind in KINDS}
        found[Place(key, "pairs")] = len(courses)
    return found


def least(limits, known):
    return min(sum(times * known[cell] for cell, times in limit.times) for limit in limits)


@pytest.fixture
def as_told(monkeypatch):
    """What is said is what rounding leaves, and no nearer."""
    monkeypatch.setattr(means, "NEARER", 1)


@pytest.mark.usefixtures("as_told")
@given(pairs_of_scores, pairs_of_scores)
@example([(14, 70), (14, 14)], [(70, 14), (14, 14), (70, 70)])
def test_what_is_said_holds_of_the_scores(east, west):
    rows = rows_of(east, west)

    found = told(rows)

    known = dict(found.amounts) | counts_of(rows)
    said = [limit for one in found.in_order for limit in one.limits]
    assert least(found.always, known) >= 0
    assert least(said, known) >= -Fraction(1, 10**6)  # deviations are roots


@given(pairs_of_scores, pairs_of_scores)
def test_a_reader_is_taken_to_know_more_than_is_said(east, west):
    """Each limit is nearer than rounding leaves: by a tenth of a step for each person."""
    rows = rows_of(east, west)
    counts = counts_of(rows)

    for one in told(rows).in_order:
        if one.cell.what != DEVIATION:
            people = counts[one.of]
            step = step_of(people, OPEN_BY["wemwbs"])
            low, high = (dict(limit.times)[one.of] for limit in one.limits)
            assert low + high == step * Fraction(4, 5)
            assert (high - low) / 2 == one.number


def test_a_deviation_says_how_much_squares_add_up_to():
    """Half rose by 10 and half fell by 10: squares of 100, and neither 60 nor 160, by 40 people."""
    rows = rows_of([(40, 50)] * 20, [(50, 40)] * 20)
    found = told(rows)
    deviation = next(one for one in found.in_order if one.cell.what == DEVIATION)
    known = dict(found.amounts) | counts_of(rows)

    assert (deviation.cell, deviation.number) == (Place("east+west", DEVIATION), 10)
    assert least(deviation.limits, known) >= 0
    for other in (60, 160):
        amounts = {
            cell: n * Fraction(other, 100) if cell.what.startswith("squares") else n
            for cell, n in known.items()
        }
        assert least(deviation.limits, amounts) < 0


def test_what_is_of_the_fewest_people_is_given_up_first():
    rows = rows_of([(40, 44)] * 9, [(30, 30)] * 20)

    found = told(rows, Rule())

    assert [one.cell for one in found.in_order] == [
        Place("east+west", DEVIATION),
        *(Place(area, what) for area in ("east", "west", "east+west") for what in (BEFORE, CHANGE)),
    ]
    # To 2, 1 and half a point: of at least 8, 18 and 28 people that leaves 5 points open.
    assert [one.number for one in found.in_order[1:]] == [40, 4, 30, 0, 33, 1]


def test_changes_that_hardly_vary_are_not_told_to_vary():
    """Half a point is nothing once it is rounded to two, as that of eight people is."""
    rows = rows_of([(40, 42)] * 4, [(40, 43)] * 4)

    assert DEVIATION not in [one.cell.what for one in told(rows, Rule()).in_order]


def test_nobody_has_no_mean():
    assert told(rows_of([], [])).in_order == ()


@pytest.mark.parametrize("instrument", ["wemwbs", "swemwbs"])
@pytest.mark.parametrize("people", [1, 3, 8, 13, 18, 23, 48, 53, 98, 103, 1000])
def test_a_rounded_mean_leaves_the_sum_open(instrument, people):
    half = step_of(people, OPEN_BY[instrument]) / 2

    assert half * people >= OPEN_BY[instrument]
