from datetime import date

import pytest

from iccportal.charts.units import Unit
from reports.packs.limits import limits_words, special_words
from reports.packs.pack import Point

COUNT = Unit(axis="Visits", one="visit", many="visits")


def months(*lines):
    return [
        Point(date(2020, place, 1), 5.0, "final", mean=mean, lower=lower, upper=upper)
        for place, (mean, lower, upper) in enumerate(lines, start=1)
    ]


def test_lines_that_stay_are_told_once():
    points = months((1101.0, 78.0, 125.0), (1101.0, 78.0, 125.0))

    assert limits_words(points, COUNT) == "Mean 1,101, expected range 78 to 125."


def test_lines_that_were_recalculated_are_told_with_their_first_months():
    points = months((10.0, 5.0, 15.0), (None, None, None), (20.0, 15.0, 25.0))

    assert limits_words(points, COUNT) == (
        "From Jan 2020 mean 10, expected range 5 to 15; from Mar 2020 mean 20, expected range "
        "15 to 25."
    )


@pytest.mark.parametrize(
    ("lower", "upper", "told"),
    [
        (None, 9.0, "Mean 4, expected at most 9."),
        (1.0, None, "Mean 4, expected at least 1."),
        (0.0, 9.0, "Mean 4, expected range 0 to 9."),
        (None, None, "Mean 4."),
    ],
)
def test_limit_that_no_figure_can_pass_is_not_told(lower, upper, told):
    assert limits_words(months((4.0, lower, upper)), COUNT) == told


def test_nothing_is_told_without_lines():
    assert limits_words(months((None, None, None)), COUNT) == ""
    assert limits_words([], COUNT) == ""


def test_percentages_have_their_unit():
    unit = Unit(axis="Share, %", decimals=1, percentage=True)

    assert limits_words(months((50.0, 40.0, 60.25)), unit) == (
        "Mean 50.0%, expected range 40.0% to 60.3%."
    )


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["common_cause", ""], ""),
        (["common_cause", "special_cause_concern"], "Special cause: concern in Feb 2020."),
        (
            ["special_cause_improvement"] * 3 + ["common_cause", "special_cause_improvement"],
            "Special cause: improvement from Jan 2020 to Mar 2020; improvement in May 2020.",
        ),
    ],
)
def test_what_varied_by_more_than_chance_is_told_with_its_months(kinds, told):
    points = [
        Point(date(2020, place, 1), 5.0, "final", point_type=kind)
        for place, kind in enumerate(kinds, start=1)
    ]

    assert special_words(points) == told
