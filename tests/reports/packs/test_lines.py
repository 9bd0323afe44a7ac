from dataclasses import replace
from datetime import date

import pytest

from iccportal.lib.nhs_calendar import window
from reports.packs.alternative import of_communities, of_control_chart
from reports.packs.lines import can_be_told_apart, community_lines, control_lines, leading
from reports.packs.pack import Point, Series
from tests.reports.packs.sample import sample_pack

MONTHS = window(date(2020, 3, 1), 4)
SECTION = sample_pack(communities=2, measures=1, months=12).sections[0]


def series_of(*points):
    return Series("Kendal", "Kendal", "Nothing changed.", points)


def points_of(*values, **others):
    return [Point(m, v, "final", **others) for m, v in zip(MONTHS, values, strict=False)]


def test_figures_alone_where_there_is_nothing_else():
    lines = control_lines(SECTION, series_of(*points_of(1.0, None)))

    assert [(line.name, line.values) for line in lines] == [("Admissions a month", [1.0, None])]


def test_figures_come_first_even_if_there_is_none():
    lines = control_lines(SECTION, series_of(*points_of(None, target=5.0)))

    assert [(line.name, line.values) for line in lines] == [
        ("Admissions a month", [None]),
        ("Trajectory", [5.0]),
    ]


def test_limits_and_target_are_lines_of_their_own():
    points = points_of(1.0, 2.0, target=5.0, mean=1.5, lower=0.5, upper=2.5, limits_from=0)

    lines = {line.name: line.values for line in control_lines(SECTION, series_of(*points))}

    assert lines == {
        "Admissions a month": [1.0, 2.0],
        "Trajectory": [5.0, 5.0],
        "Mean": [1.5, 1.5],
        "Lower limit": [0.5, 0.5],
        "Upper limit": [2.5, 2.5],
    }


def test_recalculated_limits_are_not_joined_to_those_before():
    before, after = points_of(1.0, 9.0, mean=1.0)
    points = [replace(before, limits_from=0), replace(after, mean=9.0, limits_from=1)]

    lines = control_lines(SECTION, series_of(*points))

    assert [(line.name, line.values, line.in_key) for line in lines[1:]] == [
        ("Mean", [1.0, None], True),
        ("Mean from Jan 2020", [None, 9.0], False),
    ]


def test_each_kind_of_special_cause_is_a_line_of_symbols():
    kinds = ("common_cause", "special_cause_improvement", "special_cause_neutral_low", "")
    points = [
        replace(point, point_type=kind)
        for point, kind in zip(points_of(1.0, 2.0, 3.0, None), kinds, strict=True)
    ]

    _, improvement, lower = control_lines(SECTION, series_of(*points))

    assert (improvement.name, improvement.values) == (
        "Special cause: improvement",
        [None, 2.0, None, None],
    )
    assert (lower.name, lower.values) == ("Special cause: lower", [None, None, 3.0, None])
    assert not improvement.look.dash
    assert improvement.look.symbol != lower.look.symbol


def test_a_line_for_each_community():
    lines = community_lines(SECTION)

    assert [line.name for line in lines] == ["Kendal", "East"]
    assert lines[0].values == [point.value for point in SECTION.communities[0].points]
    assert lines[0].look != lines[1].look


@pytest.mark.parametrize(("count", "told"), [(0, False), (1, True), (20, True), (21, False)])
def test_lines_that_can_be_told_apart(count, told):
    assert can_be_told_apart(community_lines(SECTION)[:1] * count) is told


def test_alternative_text_says_what_is_drawn_and_what_to_take_away():
    points = points_of(1.0, 2.0, 3.0)
    points[1:] = [replace(point, point_type="special_cause_concern") for point in points[1:]]

    text = of_control_chart(SECTION, series_of(*points))

    assert text == (
        "Line chart of Measure 1 of people who were seen in Kendal, December 2019 to "
        "February 2020. Nothing changed. SPC picks out January 2020 and February 2020."
    )


def test_alternative_text_where_nothing_is_picked_out():
    assert of_control_chart(SECTION, series_of(*points_of(1.0))).endswith("2019. Nothing changed.")


def test_alternative_text_of_communities_names_them():
    assert of_communities(SECTION).endswith(
        "April 2019 to March 2020, with a line for each community: Kendal and East."
    )


@pytest.mark.parametrize(("values", "months"), [((None, None, 1.0, None), 2), ((1.0,), 0), ((), 0)])
def test_months_before_the_first_figure(values, months):
    assert leading(points_of(*values)) == months


def test_every_month_comes_before_a_figure_where_there_is_none():
    assert leading(points_of(None, None)) == 2
