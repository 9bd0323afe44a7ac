"""What editions released, as later releases read it."""

from datetime import date

import pytest

from reports.earlier import released_by_editions
from tests.reports.quarter import BEFORE, LAST, a_system, closed, correct

pytestmark = pytest.mark.django_db


def test_nothing_was_released_before_the_first_edition(system, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = released_by_editions()

    assert (found.hidden, found.tables, found.registers) == (set(), {}, ())


def test_counts_that_editions_showed_are_read_month_by_month(system, django_assert_num_queries):
    a_system()
    closed()
    correct("A1", 60, [LAST.first, BEFORE.first])
    closed(BEFORE, reason="Late.")
    released_by_editions()

    with django_assert_num_queries(1):
        found = released_by_editions()

    kendal = {
        (cell.month, kept.number)
        for snapshot in found.registers[0].snapshots
        for cell, kept in snapshot.cells.items()
        if (cell.provider, cell.communities) == ("admissions_nel", "kendal") and not kept.is_hidden
    }
    assert {count for month, count in kendal if month == LAST.first} == {42}
    assert {count for month, count in kendal if month == BEFORE.first} == {42, 60}
    assert found.hidden_of("activation")
    assert date(2020, 3, 1) in {cell.month for cell in found.hidden}


def test_editions_keep_the_true_counts_of_what_they_hid(system):
    a_system()
    closed()
    correct("A4", 5, [LAST.first])
    closed()

    [register] = released_by_editions().registers
    millom = [
        kept
        for snapshot in register.snapshots
        for cell, kept in snapshot.cells.items()
        if (cell.month, cell.communities) == (LAST.first, "millom")
        and cell.provider == "admissions_nel"
    ]

    assert sorted(millom) == [(3, True), (5, True)]


def test_months_that_editions_released_alike_are_read_once(system):
    a_system()
    closed()
    correct("A1", 60, [LAST.first])
    closed()

    [register] = released_by_editions().registers

    months = [next(iter(snapshot.cells)).month for snapshot in register.snapshots]
    assert [month for month in months if months.count(month) > 1] == [LAST.first] * 2
