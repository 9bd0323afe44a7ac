"""The months of a span in which some community is open."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.open_months import while_open
from iccs.queries import openings
from tests.factories.community import an_icc

JANUARY, APRIL, JULY, DECEMBER = (date(2020, month, 1) for month in (1, 4, 7, 12))


@pytest.mark.parametrize(
    ("opened", "closed", "months"),
    [
        (date(2010, 1, 1), None, (JANUARY, DECEMBER)),
        (APRIL, None, (APRIL, DECEMBER)),
        (APRIL, date(2020, 8, 1), (APRIL, JULY)),
        (DECEMBER, None, (DECEMBER, DECEMBER)),
        (date(2010, 1, 1), date(2020, 2, 1), (JANUARY, JANUARY)),
        (date(2010, 1, 1), JANUARY, None),
        (date(2021, 1, 1), None, None),
    ],
)
def test_a_span_is_kept_to_the_months_of_a_community(opened, closed, months):
    assert while_open(JANUARY, DECEMBER, [(opened, closed)]) == months


def test_communities_that_follow_each_other_keep_the_whole_span():
    openings = [(date(2010, 1, 1), APRIL), (APRIL, None)]

    assert while_open(JANUARY, DECEMBER, openings) == (JANUARY, DECEMBER)


def test_there_are_no_months_without_communities():
    assert while_open(JANUARY, DECEMBER, []) is None


@pytest.mark.django_db
def test_communities_open_alike_are_one_opening(django_assert_num_queries):
    an_icc("old", months=DateRange(date(2010, 1, 1), APRIL))
    an_icc("new", months=DateRange(APRIL, None))
    an_icc("newer", months=DateRange(APRIL, None))

    with django_assert_num_queries(1):
        found = set(openings())

    assert found == {(date(2010, 1, 1), APRIL), (APRIL, None)}
