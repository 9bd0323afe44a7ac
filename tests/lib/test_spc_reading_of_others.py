"""What is read of a total that other communities are in than before."""

import math

from iccportal.lib.nhs_calendar import window
from iccportal.lib.spc_reading import OTHERS_IN_IT
from tests.lib.test_spc_reading import CALM, LATEST, read


def test_figures_of_others_than_before_are_not_compared():
    found = read([10] * 8 + [60] * 8, target=3, made_of=["one"] * 8 + ["all"] * 8)

    assert found.sentence == OTHERS_IN_IT
    assert (found.variation, found.assurance, found.target_sentence) == (None, None, "")
    assert set(found.chart.point_type) == {"common_cause"}
    assert all(math.isnan(limit) for limit in [*found.chart.lpl, *found.chart.upl])
    assert found.notes == ()


def test_figures_of_the_same_are_compared():
    assert read([*CALM, 40], made_of=["all"] * 17) == read([*CALM, 40])


def test_figures_are_compared_from_a_recalculation_on_that_parts_them():
    months = window(LATEST, 24)
    restart = [(months[8], "All report now.")]

    found = read([10] * 8 + CALM, recalculations=restart, made_of=["one"] * 8 + ["all"] * 16)

    assert found.sentence == "No significant change."
    assert not math.isnan(found.chart.upl[-1])


def test_only_the_calculation_that_takes_in_others_is_not_compared():
    months = window(LATEST, 32)
    restart = [(months[16], "All report now.")]

    found = read(CALM + CALM, recalculations=restart, made_of=["one"] * 8 + ["all"] * 24)

    assert math.isnan(found.chart.upl[0])
    assert not math.isnan(found.chart.upl[-1])
    assert found.variation == "common_cause"
