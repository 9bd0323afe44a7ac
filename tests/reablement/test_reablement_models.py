import pytest
from django.db import IntegrityError

from reablement.models import Assessments, StatedTotal


def test_rows_in_words(loaded):
    cell = Assessments.objects.get(
        community__code="kendal", month="2020-03-01", category__code="hospital"
    )
    total = StatedTotal.objects.filter(month="2020-03-01").last()

    assert str(cell) == "Kendal, 2020-03-01, Hospital: 7"
    assert str(cell.category) == "Hospital"
    assert str(total).startswith("2020-03-01: ")


@pytest.mark.parametrize(
    "wrong", [{"month": "2020-03-02"}, {"count": None}, {"state": "not_sent"}, {"count": -1}]
)
def test_database_refuses_an_impossible_row(loaded, wrong):
    cell = Assessments.objects.filter(month="2020-03-01")[:1]

    with pytest.raises(IntegrityError):
        Assessments.objects.filter(pk__in=cell).update(**wrong)
