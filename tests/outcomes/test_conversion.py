from decimal import Decimal

import pytest

from outcomes.conversion import metric


@pytest.mark.parametrize(
    ("raw", "converted"), [(7, "7.00"), (20, "18.59"), (21, "19.25"), (28, "25.03"), (35, "35.00")]
)
def test_raw_sum_has_the_published_metric_score(raw, converted):
    assert metric(Decimal(raw)) == Decimal(converted)


def test_every_raw_sum_is_converted_and_more_is_always_more():
    converted = [metric(Decimal(raw)) for raw in range(7, 36)]

    assert len(set(converted)) == 29
    assert converted == sorted(converted)


def test_sum_off_the_scale_has_no_metric_score():
    with pytest.raises(KeyError):
        metric(Decimal(36))
