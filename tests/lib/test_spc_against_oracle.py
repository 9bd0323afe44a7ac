"""The control chart against a slow second implementation, on made-up series full of ties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import add_months
from iccportal.lib.spc import xmr
from tests.lib.slow_xmr import slow_xmr

APRIL = date(2016, 4, 1)

# Few different values make ties, plateaus and points exactly on a line common; ramps make trends.
flat = st.lists(st.integers(0, 3), min_size=1, max_size=40)
small = st.lists(st.integers(-9, 9), min_size=1, max_size=40)
decimals = st.lists(st.sampled_from([0.1, 0.2, 0.3, 0.7]), min_size=1, max_size=40)
ramps = st.lists(
    st.tuples(st.sampled_from([-1, 0, 1]), st.integers(1, 9)), min_size=1, max_size=6
).map(
    lambda parts: [
        sum(s * n for s, n in parts[:i]) + s * k for i, (s, n) in enumerate(parts) for k in range(n)
    ]
)
series = st.one_of(flat, small, decimals, ramps)


@st.composite
def charts(draw):
    values = draw(series)
    starts = sorted(draw(st.sets(st.integers(0, len(values) - 1), max_size=3)))
    return values, starts


@given(
    chart=charts(),
    improvement=st.sampled_from(["increase", "decrease", "neutral"]),
    target=st.none() | st.integers(-10, 10),
    fix_after=st.none() | st.integers(12, 20),
    screen_outliers=st.booleans(),
)
def test_chart_equals_the_slow_one(chart, improvement, target, fix_after, screen_outliers):
    values, starts = chart
    months = [add_months(APRIL, i) for i in range(len(values))]

    drawn = xmr(
        months,
        values,
        improvement=improvement,
        target=target,
        rebase=[months[i] for i in starts],
        fix_after=fix_after,
        screen_outliers=screen_outliers,
    )

    rows, variation, assurance = slow_xmr(
        values, starts, improvement, target, fix_after, screen_outliers
    )
    mean, lpl, upl, labels, types, groups, short = map(list, zip(*rows, strict=True))
    assert drawn.mean == pytest.approx(mean, rel=1e-12, abs=1e-12)
    assert drawn.lpl == pytest.approx(lpl, rel=1e-12, abs=1e-12, nan_ok=True)
    assert drawn.upl == pytest.approx(upl, rel=1e-12, abs=1e-12, nan_ok=True)
    assert (drawn.special_cause, drawn.point_type) == (labels, types)
    assert (drawn.rebase_group, drawn.short_group_warning) == (groups, short)
    assert (drawn.variation_icon, drawn.assurance_icon) == (variation, assurance)


@given(chart=charts(), order=st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(chart, order):
    values, starts = chart
    months = [add_months(APRIL, i) for i in range(len(values))]
    targets = list(range(len(values)))
    rebase = [months[i] for i in starts]
    shuffled = list(zip(months, values, targets, strict=True))
    order.shuffle(shuffled)
    days, figures, aims = zip(*shuffled, strict=True)

    drawn = xmr(days, figures, improvement="increase", target=aims, rebase=rebase)

    in_order = xmr(months, values, improvement="increase", target=targets, rebase=rebase)
    assert repr(drawn) == repr(in_order)
