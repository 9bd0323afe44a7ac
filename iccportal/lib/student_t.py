"""Quantiles of Student's t, for confidence intervals of means.

For whole degrees of freedom the distribution is a finite sum of trigonometric terms (Abramowitz
and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4); its quantile is found by
halving.
"""

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt

HALVINGS = 60


def within(t: float, freedom: int) -> float:
    """The probability that a value lies between -t and t; `t` is not negative."""
    angle = atan(t / sqrt(freedom))
    if freedom % 2 == 0:
        return sin(angle) * _series(cos(angle) ** 2, range(1, freedom - 2, 2))
    rest = sin(angle) * cos(angle) * _series(cos(angle) ** 2, range(2, freedom - 2, 2))
    return 2 / pi * (angle + (rest if freedom > 1 else 0.0))


@lru_cache(maxsize=1024)
def two_sided(probability: float, freedom: int) -> float:
    """The t within which, on both sides of nought, a share `probability` of values lies.

    ValueError for a probability that is not between 0 and 1, or no degree of freedom.
    """
    if not 0 < probability < 1 or freedom < 1:
        raise ValueError("A t needs a probability between 0 and 1 and a degree of freedom.")
    low, high = 0.0, 1.0
    while within(high, freedom) < probability:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if within(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return high


def _series(square: float, tops: range) -> float:
    """1 + a/b c² + a/b (a+2)/(b+2) c⁴ + ..., with b one more than a."""
    total = term = 1.0
    for top in tops:
        term *= square * top / (top + 1)
        total += term
    return total
