"""The range in which a box's next number is expected: the process limits of its last values."""

import math
from collections.abc import Sequence

from iccportal.lib.spc_limits import limits_of

FEWEST = 12

Expected = tuple[float, float]


def expected_range(numbers: Sequence[int]) -> Expected | None:
    """The lower and upper process limit of earlier numbers, in order of time.

    A count is never below 0, so neither is the lower limit. None of fewer than twelve numbers,
    and where they are all the same, which says nothing of how far apart the next may lie.
    """
    if len(numbers) < FEWEST:
        return None
    limits = limits_of(numbers, screen_outliers=True)
    if math.isnan(limits.upper) or limits.upper == limits.lower:
        return None
    return max(0.0, limits.lower), limits.upper


def unusual(number: int | None, expected: Expected | None) -> bool:
    """Whether a number lies outside the range; one on its edge does not."""
    if number is None or expected is None:
        return False
    lower, upper = expected
    return not lower <= number <= upper


def question(number: int, expected: Expected) -> str:
    """What is asked, once, about an unusual number."""
    lower, upper = math.ceil(expected[0]), math.floor(expected[1])
    return f"{number:,} is unusual: {lower:,} to {upper:,} was expected. Confirm it, or say why."
