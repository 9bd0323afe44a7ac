from datetime import date

import pytest

from iccportal.lib.month_spans import month_spans

JANUARY, FEBRUARY, MARCH = (date(2020, month, 1) for month in (1, 2, 3))


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([], ""),
        ([JANUARY], "Jan 2020"),
        ([MARCH, JANUARY, FEBRUARY], "Jan 2020 to Mar 2020"),
        ([JANUARY, MARCH], "Jan 2020, Mar 2020"),
        ([date(2019, 12, 1), JANUARY, MARCH], "Dec 2019 to Jan 2020, Mar 2020"),
    ],
)
def test_months_in_a_row_are_one_span(months, words):
    assert month_spans(months) == words
