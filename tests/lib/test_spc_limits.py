"""Mean, screening and limits, at their edges."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.spc_limits import limits_of, mean_of


def test_limits_lie_2_66_moving_ranges_from_the_mean():
    limits = limits_of([10, 12, 10, 12], screen_outliers=True)

    assert (limits.mean, limits.lower, limits.upper) == (11, 11 - 2.66 * 2, 11 + 2.66 * 2)
    assert limits.near_upper == pytest.approx(11 + 2.66 * 2 * 2 / 3)


def test_large_moving_range_is_screened_but_stays_in_the_mean():
    limits = limits_of([0, 1, 0, 1, 0, 1, 0, 1, 0, 100], screen_outliers=True)

    assert limits.mean == 10.4
    assert limits.upper == 10.4 + 2.66 * 1


def test_screening_is_one_pass():
    # Ranges 1, 1, 1, 1, 1, 1, 1, 1, 7, 40: the average 5.5 screens the 40 only; a second pass
    # (average 1.67) would screen the 7 too.
    values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 7, 47]

    limits = limits_of(values, screen_outliers=True)

    assert limits.upper - limits.mean == pytest.approx(2.66 * 15 / 9)


def test_moving_range_equal_to_the_threshold_is_screened():
    # All ranges are 0: none is less than 3.267 times 0.
    limits = limits_of([5, 5, 5], screen_outliers=True)

    assert math.isnan(limits.upper)


@pytest.mark.parametrize("screen_outliers", [True, False])
def test_single_point_has_no_limits(screen_outliers):
    limits = limits_of([4], screen_outliers=screen_outliers)

    assert limits.mean == 4
    assert math.isnan(limits.lower)
    assert math.isnan(limits.near_upper)
    assert not limits.outside(10**9)
    assert not limits.close(10**9)


def test_constant_series_unscreened_has_its_limits_on_the_mean():
    limits = limits_of([0.1] * 3, screen_outliers=False)

    assert (limits.mean, limits.lower, limits.upper) == (0.1, 0.1, 0.1)


def test_value_on_a_limit_is_close_and_not_outside():
    limits = limits_of([10, 12, 10, 12], screen_outliers=True)

    assert limits.close(limits.upper)
    assert not limits.outside(limits.upper)
    assert limits.close(limits.lower)
    assert limits.outside(math.nextafter(limits.upper, math.inf))


def test_value_on_a_near_limit_is_not_close():
    limits = limits_of([10, 12, 10, 12], screen_outliers=True)

    assert not limits.close(limits.near_upper)
    assert not limits.close(limits.near_lower)
    assert limits.close(math.nextafter(limits.near_lower, -math.inf))


@given(value=st.floats(-1e12, 1e12), count=st.integers(1, 60))
def test_mean_of_equal_values_is_that_value(value, count):
    mean = mean_of([value] * count)

    assert mean == value
