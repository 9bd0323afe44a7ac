"""What is rare and has to be right all the same."""

from copy import copy
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.small_numbers import Audience
from iccs.models import Community
from reports.contents import TABLES
from reports.csv_files import Values, csv_file
from reports.editions import contents_of, verify
from reports.models import Edition
from reports.package import data_package
from returns.models import Item, Value
from tests.reports.quarter import LAST, a_return, a_story, a_system, an_analyst, closed
from tests.returns.asked import an_item

pytestmark = pytest.mark.django_db
RIGHT_TO_LEFT = "صحة المجتمع"


@pytest.fixture
def known(system):
    a_system()


def test_measure_that_was_withdrawn_keeps_its_months(known):
    item = an_item("plans", months=DateRange(date(2019, 4, 1), date(2020, 2, 1)))
    told = a_return()
    Value.objects.create(
        answered_in=told,
        item=item,
        state="number",
        number=40,
        saved_by=an_analyst(),
        saved_at=told.submitted_at,
    )

    contents = contents_of(closed(reason="Late."), Audience.TEAM)

    found = {
        row[2]: (row[5], row[6])
        for row in contents.rows["figures"]
        if row[:2] == ("plans", "kendal") and row[2] in LAST.months
    }
    assert found[LAST.first] == (40, "final")
    assert found[LAST.last] == (None, "not_applicable")


def test_two_hundred_measures_long_names_and_right_to_left_text(known):
    first = an_item("first")
    Item.objects.bulk_create([_another(first, number) for number in range(2, 201)])
    Community.objects.filter(code="kendal").update(name="N" * 200)
    Community.objects.filter(code="bay").update(name=RIGHT_TO_LEFT)
    a_story(a_return(), f'{RIGHT_TO_LEFT}\r\n"quoted", and more')

    edition = closed(reason="Late.")
    contents = contents_of(edition, Audience.OUTSIDE)

    assert verify(edition)
    assert len(contents.rows["measures"]) > 200
    assert RIGHT_TO_LEFT in [row[2] for row in contents.rows["places"]]
    assert "N" * 200 in csv_file(contents, TABLES["figures"], Values.LABELS).decode()
    assert f"{RIGHT_TO_LEFT}\r\n" in csv_file(contents, TABLES["stories"], Values.CODES).decode()
    assert data_package(contents)
    assert Edition.objects.count() == 1


def _another(item: Item, number: int) -> Item:
    other = copy(item)
    other.pk, other.code, other.name = None, f"item-{number}", f"Item {number}"
    return other
