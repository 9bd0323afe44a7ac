from fractions import Fraction

import pytest

from measures.definition import Combining
from measures.figure import over_time, roll_up
from measures.models import FigureState
from measures.states import (
    FINAL,
    MISSING_WORDS,
    NOT_APPLICABLE,
    NOT_SENT,
    NOT_YET_KNOWN,
    PROVISIONAL,
    SUPPRESSED,
    combined_state,
)
from tests.measures.measures_of import (
    FEBRUARY,
    JANUARY,
    a_count_measure,
    a_figure,
    a_ratio_measure,
    a_share_measure,
    a_strict_ratio_measure,
)


def test_states_are_those_of_the_models():
    # no row is suppressed: whether it is shown depends on who reads it
    states = {FINAL, PROVISIONAL, *MISSING_WORDS} - {SUPPRESSED}

    assert states == set(FigureState.values)


@pytest.mark.parametrize(
    ("states", "combined"),
    [
        ([FINAL, FINAL], FINAL),
        ([FINAL, PROVISIONAL], PROVISIONAL),
        ([NOT_YET_KNOWN, PROVISIONAL], NOT_YET_KNOWN),
        ([NOT_APPLICABLE, NOT_YET_KNOWN, NOT_SENT], NOT_SENT),
    ],
)
def test_missing_outweighs_provisional_outweighs_final(states, combined):
    assert combined_state(states) == combined


def test_count_is_its_own_value():
    figure = a_figure(a_count_measure(), 212, batch=7)

    assert (figure.value, figure.state, figure.batches) == (212, FINAL, {7})


def test_nought_is_a_figure():
    figure = a_figure(a_count_measure(), 0)

    assert (figure.value, figure.state) == (0, FINAL)


def test_ratio_is_exact():
    figure = a_figure(a_ratio_measure(), 1, 3)

    assert figure.value == Fraction(100, 3)


@pytest.mark.parametrize("counts", [(None, 3), (3, None), (None, None)])
def test_ratio_with_a_count_missing_has_no_value(counts):
    figure = a_figure(a_ratio_measure(), *counts)

    assert (figure.value, figure.state) == (None, NOT_SENT)


def test_ratio_of_nothing_is_not_applicable():
    figure = a_figure(a_ratio_measure(), 0, 0)

    assert (figure.value, figure.state, figure.denominator) == (None, NOT_APPLICABLE, 0)


def test_together_is_the_ratio_of_sums():
    measure = a_ratio_measure()
    figures = [a_figure(measure, 1, 2), a_figure(measure, 1, 8, community="south")]

    (whole,) = roll_up(figures, measure)

    assert (whole.numerator, whole.denominator, whole.value) == (2, 10, 20)
    assert whole.community == ""


def test_together_month_by_month_in_order():
    measure = a_count_measure()
    figures = [a_figure(measure, 5, month=FEBRUARY), a_figure(measure, 3, month=JANUARY)]

    assert [figure.value for figure in roll_up(figures, measure)] == [3, 5]


def test_nothing_together_is_nothing():
    assert roll_up([], a_count_measure()) == []


def test_together_is_provisional_where_any_is():
    measure = a_count_measure()
    figures = [a_figure(measure, 5), a_figure(measure, 3, community="south", state=PROVISIONAL)]

    (whole,) = roll_up(figures, measure)

    assert whole.state == PROVISIONAL


def test_together_has_the_batches_of_all():
    measure = a_count_measure()
    figures = [a_figure(measure, 5, batch=1), a_figure(measure, 3, community="south", batch=2)]

    (whole,) = roll_up(figures, measure)

    assert whole.batches == {1, 2}


def test_one_missing_leaves_all_without_where_the_measure_says_so():
    measure = a_strict_ratio_measure()
    figures = [a_figure(measure, 1, 2), a_figure(measure, None, None, community="south")]

    (whole,) = roll_up(figures, measure)

    assert (whole.value, whole.numerator, whole.denominator) == (None, None, None)
    assert (whole.state, whole.left_out) == (NOT_SENT, 0)


def test_one_missing_is_left_out_where_the_measure_says_so():
    measure = a_ratio_measure()
    figures = [a_figure(measure, 1, 2), a_figure(measure, 5, None, community="south")]

    (whole,) = roll_up(figures, measure)

    assert (whole.value, whole.state, whole.left_out) == (50, FINAL, 1)


def test_all_missing_have_no_figure_together():
    measure = a_ratio_measure()

    (whole,) = roll_up([a_figure(measure, None, None, state=NOT_YET_KNOWN)], measure)

    assert (whole.value, whole.state) == (None, NOT_YET_KNOWN)


def test_community_to_which_the_measure_does_not_apply_takes_no_part():
    measure = a_strict_ratio_measure()
    absent = a_figure(measure, None, None, community="south", state=NOT_APPLICABLE)

    (whole,) = roll_up([a_figure(measure, 1, 2), absent], measure)

    assert (whole.value, whole.state, whole.left_out) == (50, FINAL, 0)


def test_measure_that_applies_to_none_does_not_apply_to_all():
    measure = a_ratio_measure()

    (whole,) = roll_up([a_figure(measure, None, None, state=NOT_APPLICABLE)], measure)

    assert (whole.value, whole.state) == (None, NOT_APPLICABLE)


def test_counts_of_a_ratio_of_nothing_still_count():
    measure = a_ratio_measure()
    figures = [a_figure(measure, 0, 0), a_figure(measure, 1, 4, community="south")]

    (whole,) = roll_up(figures, measure)

    assert (whole.value, whole.state) == (25, FINAL)


def test_the_whole_of_a_share_counts_once():
    measure = a_share_measure()
    figures = [a_figure(measure, 150, 600), a_figure(measure, 450, 600, community="south")]

    (whole,) = roll_up(figures, measure)

    assert (whole.denominator, whole.value) == (600, 100)


def test_targets_of_counts_add_up():
    measure = a_count_measure()
    figures = [a_figure(measure, 5, target="1/3"), a_figure(measure, 5, target="2/3")]

    assert roll_up(figures, measure)[0].target == 1


def test_targets_of_counts_stand_where_actual_figures_are_missing():
    measure = a_count_measure()
    figures = [a_figure(measure, None, target=5), a_figure(measure, 2, target=6)]

    assert roll_up(figures, measure)[0].target == 11


def test_target_of_one_alone_is_no_target_of_all():
    measure = a_count_measure()
    figures = [a_figure(measure, 5, target=5), a_figure(measure, 2)]

    assert roll_up(figures, measure)[0].target is None


@pytest.mark.parametrize(("other", "together"), [(70, 70), (60, None)])
def test_target_of_a_ratio_holds_for_all_or_not_at_all(other, together):
    measure = a_ratio_measure()
    figures = [a_figure(measure, 1, 2, target=70), a_figure(measure, 1, 2, target=other)]

    assert roll_up(figures, measure)[0].target == together


def test_months_together_are_dated_by_the_last():
    measure = a_ratio_measure()
    figures = [a_figure(measure, 1, 2), a_figure(measure, 1, 8, month=FEBRUARY)]

    (total,) = over_time(figures, measure)

    assert (total.community, total.month, total.value) == ("north", FEBRUARY, 20)


def test_months_together_need_every_month_whatever_the_measure_leaves_out():
    measure = a_ratio_measure()
    figures = [a_figure(measure, 1, 2), a_figure(measure, None, None, month=FEBRUARY)]

    (total,) = over_time(figures, measure)

    assert (total.value, total.state) == (None, NOT_SENT)


def test_what_is_held_is_that_of_the_latest_month():
    measure = a_count_measure(over_time=Combining.LATEST)
    figures = [a_figure(measure, 7, month=FEBRUARY), a_figure(measure, 5)]

    (held,) = over_time(figures, measure)

    assert (held.month, held.value) == (FEBRUARY, 7)


def test_months_of_a_share_add_up_wholes_too():
    measure = a_share_measure()
    figures = [a_figure(measure, 150, 600), a_figure(measure, 200, 500, month=FEBRUARY)]

    (total,) = over_time(figures, measure)

    assert (total.numerator, total.denominator) == (350, 1100)


def test_communities_left_out_are_told_of_months_together():
    measure = a_ratio_measure()
    figures = [a_figure(measure, 1, 2), a_figure(measure, None, None, community="south")]

    (total,) = over_time(roll_up(figures, measure), measure)

    assert (total.value, total.left_out) == (50, 1)
