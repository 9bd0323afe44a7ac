from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.spc import xmr
from returns.expectation import FEWEST, expected_range, question, unusual

MONTHS = months_between(date(2018, 4, 1), date(2020, 3, 1))
NUMBERS = st.lists(st.integers(0, 200), min_size=FEWEST, max_size=24)


@given(NUMBERS)
def test_the_range_is_the_control_charts(numbers):
    chart = xmr(MONTHS[: len(numbers)], numbers, improvement="neutral")

    expected = expected_range(numbers)

    if expected is not None:
        assert expected == (max(0, chart.lpl[-1]), chart.upl[-1])


def test_fewer_than_twelve_months_expect_nothing():
    assert expected_range([5, 6] * 5 + [5]) is None
    assert expected_range([5, 6] * 6) is not None


def test_a_number_that_never_changes_expects_nothing():
    assert expected_range([5] * 12) is None


def test_nothing_is_expected_where_no_moving_range_is_left():
    assert expected_range([0] * 11 + [40]) is None


@pytest.mark.parametrize(
    ("number", "expected", "answer"),
    [
        (None, (2.0, 8.0), False),
        (9, None, False),
        (1, (2.0, 8.0), True),
        (2, (2.0, 8.0), False),
        (8, (2.0, 8.0), False),
        (9, (2.0, 8.0), True),
    ],
)
def test_a_number_outside_the_range_is_unusual(number, expected, answer):
    assert unusual(number, expected) is answer


def test_the_question_names_the_range_in_whole_numbers():
    asked = question(64, (4.89, 28.58))

    assert asked == "64 is unusual: 5 to 28 was expected. Confirm it, or say why."
