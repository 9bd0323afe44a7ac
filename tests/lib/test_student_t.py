from math import exp, inf, lgamma, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.student_t import two_sided, within

# Table of the 97.5% points, as printed in statistical tables.
PRINTED = {
    1: 12.706,
    2: 4.303,
    3: 3.182,
    4: 2.776,
    5: 2.571,
    10: 2.228,
    29: 2.045,
    30: 2.042,
    60: 2.000,
    120: 1.980,
    1000: 1.962,
}


def slow_within(t, freedom, strips=4000):
    """The area under the density from -t to t, by Simpson's rule."""
    height = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    step = t / strips
    weights = [1] + [4, 2] * (strips // 2 - 1) + [4, 1]
    heights = [
        height * (1 + (n * step) ** 2 / freedom) ** (-(freedom + 1) / 2) for n in range(strips + 1)
    ]
    return 2 * step / 3 * sum(w * h for w, h in zip(weights, heights, strict=True))


@pytest.mark.parametrize(("freedom", "printed"), PRINTED.items())
def test_quantile_is_the_printed_one(freedom, printed):
    assert two_sided(0.95, freedom) == pytest.approx(printed, abs=0.0006)


@given(st.floats(0, 8), st.integers(1, 80))
def test_probability_is_the_area_under_the_density(t, freedom):
    assert within(t, freedom) == pytest.approx(slow_within(t, freedom), abs=1e-7)


@given(st.floats(0.01, 0.999), st.integers(1, 300))
def test_quantile_and_probability_undo_each_other(probability, freedom):
    assert within(two_sided(probability, freedom), freedom) == pytest.approx(probability)


@pytest.mark.parametrize(("probability", "freedom"), [(0, 5), (1, 5), (inf, 5), (0.95, 0)])
def test_quantile_of_nothing_is_refused(probability, freedom):
    with pytest.raises(ValueError, match="between 0 and 1"):
        two_sided(probability, freedom)
