from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.student_t import two_sided
from outcomes import sentences
from outcomes.effect import Effect, effect
from tests.outcomes.scores import a_course

whole = st.integers(14, 70)


def wemwbs(*pairs):
    return [a_course(b, a, instrument="wemwbs", project="Garden") for b, a in pairs]


def slow_effect(pairs):
    """Mean, interval and counts, step by step in floats."""
    n = len(pairs)
    differences = [after - before for before, after in pairs]
    mean = sum(differences) / n
    squares = sum((d - mean) ** 2 for d in differences)
    reach = two_sided(0.95, n - 1) * sqrt(squares / (n - 1)) / sqrt(n)
    rose = len([d for d in differences if d >= 3])
    fell = len([d for d in differences if d <= -3])
    return mean, mean - reach, mean + reach, rose, fell


@given(st.lists(st.tuples(whole, whole), min_size=2, max_size=50))
def test_effect_is_what_step_by_step_arithmetic_gives(pairs):
    found = effect(wemwbs(*pairs), "wemwbs")

    mean, low, high, rose, fell = slow_effect(pairs)
    assert float(found.change) == pytest.approx(mean)
    assert found.interval == pytest.approx((low, high))
    assert (found.rose, found.fell, found.same) == (rose, fell, len(pairs) - rose - fell)


def test_effect_of_a_worked_example():
    # Differences 2, 4, 6: mean 4, standard error 2/sqrt(3), t 4.303.
    found = effect(wemwbs((40, 42), (40, 44), (40, 46)), "wemwbs")

    assert (found.before, found.after, found.change) == (40, 44, 4)
    assert found.interval == pytest.approx((-0.968, 8.968), abs=0.001)
    assert (found.rose, found.same, found.fell) == (2, 1, 0)


def test_people_without_a_second_score_do_not_count():
    courses = [*wemwbs((40, 50)), a_course("70", None, instrument="wemwbs", project="Garden")]

    found = effect(courses, "wemwbs")

    assert (found.pairs, found.before) == (1, 40)


def test_one_pair_has_a_change_and_no_interval():
    found = effect(wemwbs((40, 43)), "wemwbs")

    assert found == Effect(1, Fraction(40), Fraction(3), rose=1)


def test_no_pair_has_no_change():
    assert effect([], "wemwbs") == Effect(0)
    assert Effect(0).after is None
    assert Effect(0, before=Fraction(1)).after is None


def test_two_instruments_never_share_a_mean():
    with pytest.raises(ValueError, match="never share a mean"):
        effect([*wemwbs((40, 43)), a_course(instrument="swemwbs")], "wemwbs")


def test_meaningful_is_a_point_on_the_short_scale():
    short = [
        a_course(before, after, instrument="swemwbs", project="Choir")
        for before, after in [("19.98", "20.98"), ("19.98", "20.73"), ("19.98", "18.98")]
    ]

    found = effect(short, "swemwbs")

    assert (found.rose, found.same, found.fell) == (1, 1, 1)


@pytest.mark.parametrize(("pairs", "with_care"), [(0, True), (29, True), (30, False)])
def test_fewer_than_thirty_pairs_are_read_with_care(pairs, with_care):
    assert Effect(pairs).with_care is with_care


def test_interval_of_one_change_is_unknown():
    assert effect(wemwbs((40, 43)), "wemwbs").interval is None


def test_published_interval_is_by_everybodys_deviation():
    true = effect(wemwbs(*[(40, 43)] * 10, (41, 41), (41, 41), (41, 41)), "wemwbs")
    counts = {"pairs": 15, "rose": 10, "same": None, "fell": 0}

    shown = true.as_shown(counts, 40, 2, 4.0)

    assert (shown.before, shown.change, shown.after) == (40, 2, 42)
    reach = two_sided(0.95, 14) * 4 / sqrt(15)
    assert shown.interval == pytest.approx((2 - reach, 2 + reach))
    assert true.as_shown(counts, 40, 2, None).interval is None


def test_a_mean_that_is_not_told_hides_what_follows_from_it():
    counts = {"pairs": 15, "rose": 10, "same": None, "fell": 0}

    shown = Effect(13, Fraction(40), Fraction(2)).as_shown(counts, 40, None, 4.0)

    assert (shown.before, shown.change, shown.after, shown.interval) == (40, None, None, None)
    assert shown.is_hidden
    assert sentences.effect("wemwbs", shown) == sentences.HIDDEN


def test_a_change_is_told_without_the_mean_before():
    counts = {"pairs": 15, "rose": 10, "same": None, "fell": 0}

    shown = Effect(13, Fraction(40), Fraction(2)).as_shown(counts, None, 2, None)

    assert sentences.effect("wemwbs", shown) == (
        "15 people scored before and after on WEMWBS: a mean change of 2.0 points; fewer than 30 "
        "pairs: read with care. 10 of them (66.7%) rose by 3 points or more."
    )


def test_nobody_has_no_mean_to_publish():
    nobody = dict.fromkeys(("pairs", "rose", "same", "fell"), 0)

    shown = Effect(0).as_shown(nobody, None, None, 4.0)

    assert shown == Effect(0, deviation=4.0)
    assert not shown.is_hidden
    assert shown.interval is None
