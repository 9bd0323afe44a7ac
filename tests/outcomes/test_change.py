from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.change import Gain, Spread, gain, movement, spread
from outcomes.levels import LevelSets
from tests.outcomes.scores import CURRENT, OLDER, a_course, days, pam_scores

some_courses = st.lists(
    st.builds(
        a_course,
        before=pam_scores,
        after=st.none() | pam_scores,
        on=days,
        later=st.dates(date(2021, 4, 1), date(2022, 12, 31)),
    ),
    max_size=30,
)
ONLY_OLDER, ONLY_CURRENT = LevelSets((OLDER,)), LevelSets((CURRENT,))
CHANGED = LevelSets((OLDER, replace(CURRENT, valid_from=date(2019, 9, 1))))  # among the `days`
levels_sets = st.sampled_from([ONLY_OLDER, ONLY_CURRENT, CHANGED])


def slow_gain(courses, levels):
    """Person by person, with months counted on the fingers."""
    gained = people = highest = 0
    for course in courses:
        for repeat in course.repeats:
            first = course.first
            months = (repeat.on.year - first.on.year) * 12 + repeat.on.month - first.on.month
            early = months == 6 and repeat.on.day < first.on.day and not _is_last(repeat.on)
            late = months == 12 and repeat.on.day > first.on.day
            if 6 <= months <= 12 and not early and not late:
                if levels.of(first.on).level(first.score) == 4:
                    highest += 1
                else:
                    people += 1
                    gained += repeat.score >= first.score + 3
    return Gain(gained, people, highest)


def _is_last(day):
    return (date.fromordinal(day.toordinal() + 1)).day == 1


@given(some_courses, levels_sets)
def test_gain_is_what_counting_person_by_person_gives(courses, levels):
    assert gain(courses, levels) == slow_gain(courses, levels)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("50", "53", Gain(1, 1, 0)),
        ("50", "52.9", Gain(0, 1, 0)),
        ("72.4", "75.4", Gain(1, 1, 0)),
        ("72.5", "90", Gain(0, 0, 1)),
    ],
)
def test_gain_of_one_person(before, after, expected):
    assert gain([a_course(before, after)], ONLY_CURRENT) == expected


def test_who_is_left_out_depends_on_the_cut_points():
    assert gain([a_course("70", "75")], ONLY_OLDER) == Gain(0, 0, 1)


def test_person_without_a_repeat_in_time_is_not_judged():
    courses = [a_course(after=None), a_course(later=date(2019, 7, 1))]

    assert gain(courses, ONLY_CURRENT) == Gain(0, 0, 0)


@given(some_courses, levels_sets)
def test_movement_counts_everyone_with_a_repeat_once(courses, levels):
    moved = movement(courses, levels)

    assert sum(moved.values()) == sum(course.last is not None for course in courses)
    for level in (1, 2, 3, 4):
        began = sum(
            levels.of(one.first.on).level(one.first.score) == level
            for one in courses
            if one.last is not None
        )
        assert sum(n for (before, _), n in moved.items() if before == level) == began


@given(st.lists(st.decimals(-100, 100, places=1), min_size=2, max_size=40))
def test_spread_is_that_of_the_standard_library(changes):
    expected = quantiles([Fraction(change) for change in changes], n=4, method="inclusive")

    assert spread(changes) == Spread(len(changes), *expected)


def test_spread_of_one_change_is_that_change():
    assert spread([Decimal("2.5")]) == Spread(1, *[Fraction(5, 2)] * 3)


def test_spread_of_nothing_is_nothing():
    assert spread([]) == Spread(0)


@given(st.lists(st.integers(-300, 300).map(Decimal), min_size=1, max_size=40))
def test_published_quartiles_are_changes_that_somebody_had(changes):
    found = spread(changes, published=True)

    in_order = sorted(changes)
    for quarter, value in zip((1, 2, 3), (found.lower, found.median, found.upper), strict=True):
        below = [change for change in in_order if change < value]
        up_to = [change for change in in_order if change <= value]
        assert value in changes
        assert 4 * len(below) < quarter * len(changes) <= 4 * len(up_to)
