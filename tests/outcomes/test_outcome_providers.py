from datetime import date

import pytest

from iccportal.lib.nhs_calendar import months_between
from measures.reading import PROVIDERS, Reading
from tests.factories.assessment import (
    a_person_reference,
    an_assessment,
    an_illustrative_batch,
    both_cut_points,
)
from tests.factories.community import an_icc

pytestmark = pytest.mark.django_db
MONTHS = months_between(date(2019, 4, 1), date(2020, 3, 1))


def counts(provider, **reading):
    rows = PROVIDERS[provider](Reading(MONTHS, **reading))
    return {(row.community, row.month): row.count for row in rows if row.count}


def pam(community, before, after, on=date(2019, 4, 10), later=date(2019, 12, 1), **fields):
    person = a_person_reference(community)
    an_assessment(person, before, on, **fields)
    if after is not None:
        an_assessment(person, after, later, occasion="repeat", **fields)


def test_first_assessments_count_in_their_months():
    kendal = an_icc("kendal")
    pam(kendal, "50", None)
    pam(kendal, "50", None, on=date(2019, 6, 1))
    pam(an_icc("east"), "50", None)

    rows = PROVIDERS["pam_first_assessments"](Reading(MONTHS, communities=["kendal"]))

    assert [(row.month, row.count, row.state) for row in rows] == [
        (date(2019, 4, 1), 1, "final"),
        (date(2019, 5, 1), 0, "final"),
        (date(2019, 6, 1), 1, "final"),
    ]


def test_gain_counts_in_the_month_of_the_repeat_without_those_at_the_highest_level():
    both_cut_points()
    kendal = an_icc("kendal")
    pam(kendal, "50", "53")
    pam(kendal, "50", "52.9")
    pam(kendal, "72.5", "90")
    pam(kendal, "50", "60", later=date(2019, 6, 1))

    december = ("kendal", date(2019, 12, 1))
    assert counts("pam_reassessed") == {december: 2}
    assert counts("pam_gained") == {december: 1}


def test_nobody_is_reassessed_by_cut_points_that_are_not_there():
    pam(an_icc("kendal"), "50", "60")

    assert counts("pam_reassessed") == {}


def test_wellbeing_counts_pairs_and_meaningful_rises():
    kendal = an_icc("kendal")
    garden = {"instrument": "wemwbs", "project": "Garden"}
    pam(kendal, "40", "43", **garden)
    pam(kendal, "40", "42", **garden)
    pam(kendal, "40", None, **garden)
    pam(kendal, "20", "21", instrument="swemwbs", project="Choir")

    december = ("kendal", date(2019, 12, 1))
    assert counts("wellbeing_paired") == {december: 3}
    # raw 20 and 21 are 18.59 and 19.25: less than a point apart
    assert counts("wellbeing_rose") == {december: 1}


def test_count_names_the_batch_that_brought_it():
    batch = an_illustrative_batch()
    pam(an_icc("kendal"), "50", None, batch=batch)

    (row,) = PROVIDERS["pam_first_assessments"](Reading(MONTHS))

    assert row.batch == batch.pk


def test_all_pam_measures_take_two_queries(django_assert_num_queries):
    both_cut_points()
    for place in ("kendal", "east"):
        pam(an_icc(place), "50", "60")
    reading = Reading(MONTHS)

    with django_assert_num_queries(2):
        for name in ("pam_first_assessments", "pam_reassessed", "pam_gained"):
            PROVIDERS[name](reading)
