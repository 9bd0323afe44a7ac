from datetime import date

import pytest
from django.core.exceptions import ValidationError

from measures.actions import recalculate
from measures.models import Batch, Recalculation
from measures.queries import Recalculations, provenance, told_beside
from tests.measures.measures_of import FEBRUARY, JANUARY
from tests.people import a_community, a_user

pytestmark = pytest.mark.django_db


def test_rows_are_called_by_what_they_are():
    batch = Batch(title="Sheet of Q4 2019/20")
    row = Recalculation(measure="nel_share", month=JANUARY, reason="A new ward")

    assert str(batch) == "Sheet of Q4 2019/20"
    assert str(row) == "nel_share from 2020-01-01: A new ward"


def _a_batch(source="A sheet", *, illustrative=False) -> Batch:
    return Batch.objects.create(
        title=source, sender="Somebody", source=source, illustrative=illustrative
    )


def test_no_batches_have_no_source():
    told = provenance([])

    assert (told.source, told.as_at, told.illustrative) == ("", None, False)


def test_sources_are_told_once_each():
    batches = [_a_batch("A sheet"), _a_batch("A sheet"), _a_batch("A return")]

    told = provenance([batch.pk for batch in batches])

    assert told.source == "A sheet; A return"
    assert told.as_at == batches[-1].at.date()


def test_one_illustrative_batch_makes_all_illustrative():
    batches = [_a_batch(), _a_batch(illustrative=True)]

    assert provenance([batch.pk for batch in batches]).illustrative is True


@pytest.mark.parametrize("count", [1, 30])
def test_provenance_is_one_query(count, django_assert_num_queries):
    batches = [_a_batch().pk for _ in range(count)]

    with django_assert_num_queries(1):
        provenance(batches)


def _recalculate(**changes) -> Recalculation:
    wanted = {
        "measure": "nel_admissions",
        "community": None,
        "month": JANUARY,
        "reason": "A new ward",
    }
    return recalculate(by=a_user("Anna Analyst"), **wanted | changes)


def test_recalculation_keeps_who_and_why():
    row = _recalculate(community=a_community())

    assert (row.reason, row.by.name) == ("A new ward", "Anna Analyst")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"measure": "unheard_of"}, "measure"),
        ({"reason": ""}, "reason"),
        ({"month": date(2020, 1, 2)}, "__all__"),
    ],
)
def test_faulty_recalculation_is_refused(change, field):
    with pytest.raises(ValidationError) as caught:
        _recalculate(**change)

    assert field in caught.value.message_dict
    assert not Recalculation.objects.exists()


def test_series_begins_afresh_once_a_month():
    first = _recalculate()

    with pytest.raises(ValidationError):
        recalculate(
            measure="nel_admissions", community=None, month=JANUARY, reason="Again", by=first.by
        )


def test_series_has_its_own_recalculations_and_those_of_all():
    kendal = a_community("kendal")
    row = _recalculate(month=FEBRUARY, reason="For all")
    recalculate(measure="nel_admissions", community=kendal, month=JANUARY, reason="Own", by=row.by)

    told = told_beside(["nel_admissions"], [])[0]

    assert told.of("nel_admissions", "kendal") == [(JANUARY, "Own"), (FEBRUARY, "For all")]
    assert told.of("nel_admissions", "east") == [(FEBRUARY, "For all")]
    assert told.of("nel_admissions") == [(FEBRUARY, "For all")]


def test_recalculations_of_other_measures_are_not_read():
    _recalculate()

    assert told_beside(["nel_share"], [])[0] == Recalculations()
