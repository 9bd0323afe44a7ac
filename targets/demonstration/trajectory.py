"""A trajectory made up from published months."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from iccportal.lib.nhs_calendar import add_months
from iccportal.lib.rounding import rounded


def made_trajectory(
    published: Mapping[date, int], months: Sequence[date], less_per_thousand: int
) -> dict[date, int]:
    """A planned figure for each month: the mean of the same month one and two years before, less
    a part. KeyError where one of them was not published.
    """
    kept = Fraction(1000 - less_per_thousand, 1000)
    return {month: int(rounded(kept * _mean(published, month))) for month in months}


def _mean(published: Mapping[date, int], month: date) -> Fraction:
    before = [published[add_months(month, -years * 12)] for years in (1, 2)]
    return Fraction(sum(before), len(before))
