from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.courses import courses, months_after
from tests.outcomes.scores import a_course, a_score, days


def test_course_has_the_first_and_the_repeats_in_order_of_days():
    first = a_score("50", date(2019, 4, 1))
    late = a_score("60", date(2020, 4, 1), occasion="repeat")
    early = a_score("55", date(2019, 10, 1), occasion="repeat")

    (course,) = courses([late, first, early])

    assert (course.first, course.repeats, course.last) == (first, (early, late), late)
    assert course.change == Decimal(10)


def test_person_has_a_course_for_each_project():
    scores = [
        a_score(instrument="wemwbs", project="Garden"),
        a_score(instrument="swemwbs", project="Choir"),
    ]

    assert [course.first.project for course in courses(scores)] == ["Garden", "Choir"]


def test_person_without_a_first_assessment_has_no_course():
    assert courses([a_score(occasion="repeat")]) == []


def test_course_without_a_repeat_has_no_change():
    course = a_course(after=None)

    assert (course.last, course.change, course.in_time) == (None, None, None)


@pytest.mark.parametrize(
    ("later", "counts"),
    [
        (date(2019, 10, 9), False),
        (date(2019, 10, 10), True),
        (date(2020, 4, 10), True),
        (date(2020, 4, 11), False),
    ],
)
def test_repeat_is_in_time_from_six_to_twelve_months(later, counts):
    course = a_course(on=date(2019, 4, 10), later=later)

    assert (course.in_time == course.last) is counts


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2019, 8, 31), date(2020, 2, 29)),
        (date(2019, 5, 31), date(2019, 11, 30)),
        (date(2019, 6, 15), date(2019, 12, 15)),
    ],
)
def test_six_months_after_a_day_that_a_month_lacks_is_its_last(day, after):
    assert months_after(day, 6) == after


@given(days, st.integers(0, 24))
def test_months_after_is_in_the_right_month(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
