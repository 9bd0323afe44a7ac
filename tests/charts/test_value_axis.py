import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.charts.units import Unit
from iccportal.charts.value_axis import extent_of, round_ticks, value_axis
from tests.charts.samples import ADMISSIONS, SHARE


@pytest.mark.parametrize(
    ("series", "extent"),
    [
        ([[400, None, 420]], (400, 420)),
        ([[10, 420]], (0, 420)),
        ([[400, 400]], (0, 400)),
        ([[-5, 20]], (-5, 20)),
        ([[float("nan"), 3, 4]], (3, 4)),
        ([[None]], (0, 1)),
        ([], (0, 1)),
    ],
)
def test_extent_leaves_zero_out_only_when_it_is_far(series, extent):
    assert extent_of(series) == extent


def test_extent_from_zero_when_bars_are_drawn():
    assert extent_of([[400, 420]], from_zero=True) == (0, 420)


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6), st.sampled_from([3, 5]))
def test_ticks_cover_the_extent_at_even_steps(low, span, intervals):
    ticks, decimals = round_ticks((low, low + span), intervals, least=0.0001)

    steps = {round(b - a, decimals) for a, b in itertools.pairwise(ticks)}
    slack = 1e-6 * span
    assert ticks[0] <= low + slack
    assert ticks[-1] >= low + span - slack
    assert len(steps) == 1
    assert 2 <= len(ticks) <= intervals + 3


def test_ticks_of_counts_are_whole_when_counts_are_small():
    ticks, decimals = round_ticks((0, 1), 5, least=1)

    assert (ticks, decimals) == ([0, 1], 0)


def test_quarters_need_two_decimals():
    assert round_ticks((0, 1.2), 5, least=0.01) == ([0, 0.25, 0.5, 0.75, 1.0, 1.25], 2)


def test_axis_says_its_unit_and_writes_its_ticks():
    axis = value_axis(SHARE, (0, 40), compact=False)

    assert axis["title"]["text"] == "Share of admissions"
    assert axis["ticktext"] == ["0%", "10%", "20%", "30%", "40%"]
    assert axis["range"] == [0, 40]


def test_compact_axis_has_fewer_ticks():
    wide, compact = (value_axis(ADMISSIONS, (0, 400), compact=c) for c in (False, True))

    assert len(compact["tickvals"]) < len(wide["tickvals"])


def test_long_title_stands_on_two_lines():
    unit = Unit(axis="Assessments by way of a community bed, %")

    text = value_axis(unit, (0, 1), compact=True)["title"]["text"]

    assert text == "Assessments by way of a<br>community bed, %"
