"""How numbers are shown to people."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.rounding import format_number, format_percent, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (1234.5, 1, "1,234.5"),
        (1234567, 0, "1,234,567"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (2.675, 2, "2.68"),
        (-0.04, 1, "0.0"),
        (0.05, 1, "0.1"),
        (Decimal("0.125"), 2, "0.13"),
        (Fraction(1, 3), 3, "0.333"),
        (Fraction(-2, 3), 0, "−1"),
        (5, 2, "5.00"),
        (999.95, 1, "1,000.0"),
        (10**40, 1, f"{10**40:,}.0"),
        (np.float64(2.5), 0, "3"),
        (1e-7, 1, "0.0"),
    ],
)
def test_number_for_people(value, decimals, text):
    assert format_number(value, decimals) == text


def test_missing_number_is_told_in_the_callers_words():
    assert format_number(None, missing="not yet known") == "not yet known"
    assert format_number(None) == "no figure"


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")]
)
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match="not a number that can be shown"):
        format_number(value)


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (326, 472, "69.1%"),
        (0, 5, "0.0%"),
        (1, 3, "33.3%"),
        (5, 5, "100.0%"),
        (-1, 8, "−12.5%"),
        (Decimal("0.5"), Fraction(1), "50.0%"),
        (None, 5, "no figure"),
        (5, None, "no figure"),
        (0, 0, "no figure"),
    ],
)
def test_percentage_for_people(numerator, denominator, text):
    assert format_percent(numerator, denominator) == text


def test_percentage_of_nothing_is_told_in_the_callers_words():
    assert format_percent(0, 0, missing="not applicable") == "not applicable"


def test_percentage_without_decimals():
    assert format_percent(1, 200, 0) == "1%"


@given(value=st.fractions(), decimals=st.integers(0, 6))
def test_rounding_moves_at_most_half_a_step_and_keeps_the_sign(value, decimals):
    result = rounded(value, decimals)

    step = Fraction(1, 10**decimals)
    assert abs(Fraction(result) - value) <= step / 2
    assert rounded(-value, decimals) == result.copy_negate()
