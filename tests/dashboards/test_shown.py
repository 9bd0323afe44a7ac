import pytest

from dashboards.shown import chart_address, of_measure
from tests.dashboards.world import KENDAL, SOUTH_CUMBRIA, WHOLE, a_shown
from tests.measures.measures_of import a_count_measure, a_rate_measure, a_share_measure


@pytest.mark.parametrize(
    ("subject", "period", "address"),
    [
        (KENDAL, {}, "/communities/kendal/figures/#nel_admissions"),
        (
            KENDAL,
            {"to": "2020-03"},
            "/communities/kendal/figures/?to=2020-03#nel_admissions",
        ),
        (SOUTH_CUMBRIA, {}, "/groups/south-cumbria/?measure=nel_admissions#measure"),
        (
            SOUTH_CUMBRIA,
            {"to": "2020-03"},
            "/groups/south-cumbria/?to=2020-03&measure=nel_admissions#measure",
        ),
        (WHOLE, {}, "/whole/#nel_admissions"),
        (WHOLE, {"membership": "as_now"}, "/whole/?membership=as_now#nel_admissions"),
    ],
)
def test_address_leads_to_the_chart_of_the_same_months(subject, period, address):
    assert chart_address(a_count_measure(), subject, period) == address


def test_share_of_the_whole_in_itself_is_charted_nowhere():
    assert chart_address(a_share_measure(), WHOLE, {}) is None


def test_one_measure_is_picked_from_each_subject():
    count, rate = a_shown(), a_shown(measure=a_rate_measure(), denominator=1000)

    assert of_measure(a_count_measure(), [[count, rate], [rate]]) == [count]
