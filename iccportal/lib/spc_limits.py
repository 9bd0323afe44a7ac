"""The mean and the process limits of an XmR chart, for one group of points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat

LIMIT_FACTOR = 2.66
# Two thirds of the way to the limits. One factor, multiplied out before it meets the moving
# range: another order of operations can put a point on the other side of the line.
NEAR_LIMIT_FACTOR = 2 * (2.66 / 3)
SCREENING_FACTOR = 3.267


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines of a group; all but the mean are NaN where no moving range is left."""

    mean: float
    lower: float
    near_lower: float
    near_upper: float
    upper: float

    def outside(self, value: float) -> bool:
        """Beyond a limit; a value on the limit is not."""
        return value > self.upper or value < self.lower

    def close(self, value: float) -> bool:
        """In the outer third of the expected range, the limit itself included."""
        beyond_near = value > self.near_upper or value < self.near_lower
        return beyond_near and not self.outside(value)


def limits_of(baseline: Sequence[float], *, screen_outliers: bool) -> Limits:
    """The lines that a baseline of at least one value gives.

    The average moving range is screened once: ranges of 3.267 times the average or more are left
    out of it. Outliers stay in the mean.
    """
    mean = mean_of(baseline)
    moving_range = _average_moving_range(baseline, screen_outliers=screen_outliers)
    reach = LIMIT_FACTOR * moving_range
    near = NEAR_LIMIT_FACTOR * moving_range
    return Limits(mean, mean - reach, mean - near, mean + near, mean + reach)


def mean_of(values: Sequence[float]) -> float:
    """The arithmetic mean; NaN of nothing.

    R adds the mean of the residuals to a first mean, in extended precision. The same here, with
    exact sums: without it a series of 0.1s does not have the mean 0.1, and "exactly on the mean"
    fails.
    """
    count = len(values)
    if count == 0:
        return math.nan
    first = math.fsum(values) / count
    return first + math.fsum(chain(values, repeat(-first, count))) / count


def _average_moving_range(values: Sequence[float], *, screen_outliers: bool) -> float:
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    average = mean_of(ranges)
    if not screen_outliers:
        return average
    return mean_of([each for each in ranges if each < SCREENING_FACTOR * average])
