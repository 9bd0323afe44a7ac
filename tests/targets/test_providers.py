"""Admissions and their trajectory, as measures read them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iccs.access import Role
from measures.catalogue import catalogue
from measures.reading import Membership, Reading
from measures.series import read, roll_up
from targets.models import Activity
from tests.people import a_user
from tests.targets.world import (
    Q1,
    a_practice,
    a_rebase,
    a_trajectory,
    some_activity,
    two_communities,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2019, 3, 1), Q1


@pytest.fixture
def rebased():
    return a_rebase(two_communities(), a_user("Anna Analyst", role=Role.ANALYST))


def figures_of(code, *months, membership=Membership.AS_WAS):
    figures = read(catalogue()[code], Reading(list(months), membership=membership))
    return {(figure.community, figure.month): figure for figure in figures}


def test_admissions_carry_the_trajectory_that_was_in_force(rebased):
    figures = figures_of("nel_admissions", MARCH, APRIL)

    assert (figures["kendal", APRIL].value, figures["kendal", APRIL].target) == (10, 10)
    assert (figures["bay", APRIL].value, figures["bay", APRIL].target) == (30, 30)
    assert figures["kendal", MARCH].target is None


def test_figures_beside_a_made_up_trajectory_name_its_batch(rebased):
    plan = rebased.trajectory.batch.pk

    figures = figures_of("nel_admissions", MARCH, APRIL)

    assert plan in figures["kendal", APRIL].batches
    assert plan not in figures["kendal", MARCH].batches


def test_targets_of_communities_add_up_to_the_plan(rebased):
    (whole,) = roll_up(figures_of("nel_admissions", APRIL).values(), catalogue()["nel_admissions"])

    assert (whole.value, whole.target) == (40, 40)


def test_a_share_has_the_whole_as_its_denominator(rebased):
    figure = figures_of("nel_share", APRIL)["kendal", APRIL]

    assert (figure.numerator, figure.denominator) == (10, 40)


def test_a_practice_that_moved_is_counted_as_the_reader_chooses():
    some_activity(a_practice("A1", "kendal", end=APRIL), 10)
    moved = a_practice("A1", "bay", start=APRIL)
    stayed = a_practice("A2", "bay"), a_practice("A3", "kendal")
    for practice in stayed:
        some_activity(practice, 5)

    as_was = figures_of("nel_admissions", MARCH, APRIL)
    as_now = figures_of("nel_admissions", MARCH, APRIL, membership=Membership.AS_NOW)

    assert moved.code == "A1"
    assert (as_was["kendal", MARCH].value, as_was["bay", APRIL].value) == (15, 15)
    assert (as_now["kendal", MARCH].value, as_now["bay", MARCH].value) == (5, 15)


def test_a_month_that_a_practice_did_not_send_is_not_sent(rebased):
    Activity.objects.filter(practice__code="A1", month=APRIL).delete()

    figures = figures_of("nel_admissions", APRIL)

    assert (figures["kendal", APRIL].value, figures["kendal", APRIL].state) == (None, "not_sent")
    assert figures["bay", APRIL].value == 30


def test_three_measures_read_the_figures_once(rebased):
    reading = Reading([MARCH, APRIL])

    with CaptureQueriesContext(connection) as first:
        read(catalogue()["nel_admissions"], reading)
    with CaptureQueriesContext(connection) as second:
        read(catalogue()["nel_share"], reading)

    assert len(first) <= 7
    assert len(second) == 0


def test_a_plan_without_a_rebase_is_no_target():
    a_trajectory()
    some_activity(a_practice())

    assert figures_of("nel_admissions", APRIL)["kendal", APRIL].target is None
