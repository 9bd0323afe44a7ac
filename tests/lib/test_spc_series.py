"""What a control chart refuses, and that it says why."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from iccportal.lib.spc import xmr

JANUARY, FEBRUARY = date(2020, 1, 1), date(2020, 2, 1)


def chart(**changes):
    given = {"dates": [JANUARY, FEBRUARY], "values": [1, 2], "improvement": "increase"}
    given.update(changes)
    return xmr(given.pop("dates"), given.pop("values"), **given)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"dates": [], "values": []}, "series is empty"),
        ({"dates": [JANUARY]}, "1 dates but 2 values"),
        ({"dates": [JANUARY, JANUARY]}, "Two points have the date 1 January 2020"),
        ({"dates": [JANUARY, datetime(2020, 1, 1)]}, "Two points have the date"),
        ({"dates": ["2020-01-01", FEBRUARY]}, "'2020-01-01' is not a date"),
        ({"dates": [JANUARY, None]}, "None is not a date"),
        ({"dates": [JANUARY, pd.NaT]}, "NaT is not a date"),
        ({"dates": [JANUARY, datetime(2020, 2, 1, tzinfo=UTC)]}, "has a time zone"),
        ({"dates": JANUARY}, "dates must be a list"),
        ({"values": "12"}, "values must be a list"),
        ({"values": [1, None]}, "Value 2 must be a finite number, not None"),
        ({"values": ["1", 2]}, "Value 1 must be a finite number, not '1'"),
        ({"values": [1, True]}, "Value 2 must be"),
        ({"values": [1, float("nan")]}, "Value 2 must be"),
        ({"values": [1, float("-inf")]}, "Value 2 must be"),
        ({"values": [1, Decimal("NaN")]}, "Value 2 must be"),
        ({"values": [1, 10**400]}, "Value 2 must be"),
        ({"target": float("nan")}, "The target must be"),
        ({"target": "95"}, "targets must be a list"),
        ({"target": True}, "The target must be"),
        ({"target": [1]}, "2 dates but 1 targets"),
        ({"target": [1, "2"]}, "Target 2 must be"),
        ({"rebase": ["2020-02-01"]}, "'2020-02-01' is not a date"),
        ({"rebase": FEBRUARY}, "rebase dates must be a list"),
        ({"improvement": "up"}, "increase, decrease or neutral, not 'up'"),
        ({"improvement": ["increase"]}, "increase, decrease or neutral"),
        ({"fix_after": 11}, "12 or more, not 11"),
        ({"fix_after": 12.5}, "whole number"),
        ({"fix_after": True}, "whole number"),
    ],
)
def test_faulty_input_is_refused_with_a_sentence(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        chart(**changes)


@pytest.mark.parametrize(
    "values",
    [[Fraction(1), Decimal(2)], np.array([1, 2]), pd.Series([1.0, 2.0]), (n for n in (1, 2))],
    ids=["exact numbers", "numpy", "pandas", "generator"],
)
def test_any_kind_of_number_is_a_value(values):
    drawn = chart(values=values)

    assert drawn.values == [1.0, 2.0]
    assert {type(value) for value in drawn.values} == {float}


def test_decimal_target_is_a_target():
    drawn = chart(target=Decimal("1.5"))

    assert drawn.target == [1.5, 1.5]
