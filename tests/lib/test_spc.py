"""The rules, groups and icons of the control chart, each at its edge, by hand."""

import math
from datetime import date, datetime

import pytest

from iccportal.lib.nhs_calendar import add_months, window
from iccportal.lib.spc import xmr

LATEST = date(2021, 3, 1)
CALM = [10, 12] * 8


def chart(values, *, improvement="increase", **options):
    return xmr(window(LATEST, len(values)), values, improvement=improvement, **options)


def labels(values, **options):
    return chart(values, **options).special_cause


def short(labels):
    """The labels as one letter each, so that a row of them can be read at a glance."""
    return "".join(
        {
            "Common Cause": ".",
            "Above UCL": "A",
            "Below LCL": "B",
            "7 Point Trend (Increasing)": "I",
            "7 Point Trend (Decreasing)": "D",
            "2 in 3 Above CL": "a",
            "2 in 3 Below CL": "b",
            "7 Points Above CL": "H",
            "7 Points Below CL": "L",
        }[label]
        for label in labels
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 1, 2, 3, 4, 5, 6], "IIIIIII"),
        ([6, 5, 4, 3, 2, 1, 0], "DDDDDDD"),
        ([0, 1, 2, 3, 4, 5], "......"),
        ([0, 1, 2, 3, 3, 4, 5, 6], "........"),
        ([0, 1, 2, 3, 4, 5, 6, 7], "IIIIIIII"),
    ],
    ids=["rise of 7", "fall of 7", "rise of 6", "broken by a tie", "rise of 8"],
)
def test_trend(values, expected):
    # The wide swing before keeps every point within the limits.
    swing = [40, -40] * 2 + [30]

    found = short(labels(swing + values + [-30]))[5:-1]

    assert found == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0], "IIIIIIDDDDDDD"),
        ([0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12], "IIIIIIDIIIIIII"),
        ([0, 1, 2, 3, 4, 5, 6, 3, 4, 5, 6, 7, 8, 9], "IIIIIIDIIIIIII"),
        ([9, 8, 7, 6, 5, 4, 3, 6, 5, 4, 3, 2, 1, 0], "DDDDDDIDDDDDDD"),
    ],
    ids=["shared peak", "rise, tie, rise", "rise, drop, rise", "fall, jump, fall"],
)
def test_trend_takes_the_reference_name_where_two_meet(values, expected):
    swing = [40, -40] * 3 + [30]

    found = short(labels(swing + values + [-30]))[7:-1]

    assert found == expected


def test_point_outside_a_limit_is_named_by_that_first():
    values = [20, -20] * 6 + [0, 1, 2, 3, 4, 5, 500]

    found = labels(values)

    assert found[-1] == "Above UCL"
    assert found[-2] == "7 Point Trend (Increasing)"


def test_point_below_the_lower_limit():
    found = labels([*CALM, -30])

    assert found[-1] == "Below LCL"


def test_two_in_three_names_the_close_points_only():
    # Baseline of 12: mean 11, limits 11 +/- 5.32, near limits 11 +/- 3.55.
    found = short(labels([*CALM, 15, 12, 15, 10], fix_after=12))

    assert found[-4:] == "a.a."


def test_two_in_three_below():
    found = short(labels([*CALM, 12, 7, 7, 10], fix_after=12))

    assert found[-4:] == ".bb."


def test_two_close_points_with_neighbours_across_or_on_the_mean_are_not_named():
    found = short(labels([*CALM[:12], 10, 15, 15, 11], fix_after=12))

    assert found[-4:] == "...."


def test_point_outside_does_not_count_as_close():
    found = short(labels([*CALM, 15, 12, 30, 10], fix_after=12))

    assert found[-4:] == "..A."


def test_run_of_seven_names_the_early_points_too():
    found = short(labels([*CALM[:12], 12, 13, 12, 13, 12, 13, 12, 10], fix_after=12))

    assert found == "." * 11 + "HHHHHHHH" + "."


def test_point_on_the_mean_breaks_a_run():
    found = short(labels([*CALM[:12], 10, 12, 12, 12, 11, 12, 12, 12, 10], fix_after=12))

    assert found[-8:] == "........"


def test_no_rule_looks_across_a_rebase():
    values = [5, 6, 7, 8, 9, 10, 11, 12]
    months = window(LATEST, 8)

    drawn = xmr(months, values, improvement="increase", rebase=[months[4]])

    assert drawn.rebase_group == [0, 0, 0, 0, 1, 1, 1, 1]
    assert set(drawn.special_cause) == {"Common Cause"}
    assert drawn.mean == [6.5] * 4 + [10.5] * 4
    assert drawn.groups == [range(4), range(4, 8)]


def test_rebase_on_the_first_point_makes_the_first_group_one():
    drawn = chart(CALM, rebase=[add_months(LATEST, -15)])

    assert set(drawn.rebase_group) == {1}


def test_rebase_date_that_is_no_point_is_ignored():
    drawn = chart(CALM, rebase=[date(2021, 3, 2), date(1999, 1, 1)])

    assert set(drawn.rebase_group) == {0}


def test_rebase_date_given_as_midnight_is_the_same_date():
    drawn = chart(CALM, rebase=[datetime(2021, 1, 1)])

    assert drawn.rebase_group[-3:] == [1, 1, 1]


def test_fixed_baseline_applies_in_every_group():
    values = [0, 2] * 6 + [50] + [100, 102] * 6 + [150]
    months = window(LATEST, len(values))

    drawn = xmr(months, values, improvement="neutral", rebase=[months[13]], fix_after=12)

    assert drawn.mean == [1] * 13 + [101] * 13
    assert (drawn.special_cause[12], drawn.special_cause[25]) == ("Above UCL", "Above UCL")


def test_fixed_baseline_longer_than_the_group_is_the_group():
    drawn = chart([0, 2, 4], fix_after=12)

    assert drawn.mean == [2, 2, 2]


def test_group_of_twelve_warns_and_of_thirteen_does_not():
    twelve, thirteen = chart(CALM[:12]), chart(CALM[:13])

    assert set(twelve.short_group_warning) == {True}
    assert set(thirteen.short_group_warning) == {False}


def test_run_is_found_where_there_are_no_limits():
    drawn = chart([5] * 12 + [6] * 7, fix_after=12)

    assert math.isnan(drawn.upl[-1])
    assert short(drawn.special_cause) == "." * 12 + "H" * 7


def test_collapsed_limits_make_every_point_special():
    drawn = chart([0, 0, 0, 0, 0, 0, 0, 9], improvement="decrease")

    assert short(drawn.special_cause) == "BBBBBBBA"
    assert drawn.variation_icon == "concern_high"


@pytest.mark.parametrize(
    ("improvement", "last", "point_type", "icon"),
    [
        ("increase", 30, "special_cause_improvement", "improvement_high"),
        ("increase", -30, "special_cause_concern", "concern_low"),
        ("decrease", 30, "special_cause_concern", "concern_high"),
        ("decrease", -30, "special_cause_improvement", "improvement_low"),
        ("neutral", 30, "special_cause_neutral_high", "neutral_high"),
        ("neutral", -30, "special_cause_neutral_low", "neutral_low"),
        ("increase", 11, "common_cause", "common_cause"),
    ],
)
def test_variation_is_the_type_of_the_latest_point(improvement, last, point_type, icon):
    drawn = chart([*CALM, last], improvement=improvement)

    assert drawn.point_type[-1] == point_type
    assert drawn.variation_icon == icon


def test_rise_below_the_mean_is_high():
    drawn = chart([-20, -19, -18, -17, -16, -15, -14, 40, -40, 40, -40, 40], improvement="decrease")

    assert drawn.special_cause[0] == "7 Point Trend (Increasing)"
    assert drawn.point_type[0] == "special_cause_concern"


@pytest.mark.parametrize(
    ("improvement", "target", "icon"),
    [
        ("increase", 17, "fail"),
        ("increase", 5, "pass"),
        ("decrease", 17, "pass"),
        ("decrease", 5, "fail"),
        ("increase", 11, "inconsistent"),
        ("increase", 11 + 2.66 * 2, "inconsistent"),
        ("decrease", 11 - 2.66 * 2, "inconsistent"),
        ("neutral", 17, None),
        ("increase", None, None),
        ("decrease", 0, "fail"),
    ],
)
def test_assurance_holds_the_target_against_the_limits(improvement, target, icon):
    drawn = chart(CALM, improvement=improvement, target=target)

    assert drawn.assurance_icon == icon


def test_assurance_without_limits_is_inconsistent():
    drawn = chart([5, 5], target=100)

    assert drawn.assurance_icon == "inconsistent"


def test_assurance_judges_the_latest_months_target():
    targets = [100] * 15 + [11]

    drawn = chart(CALM, target=targets)

    assert drawn.assurance_icon == "inconsistent"
    assert drawn.target == targets


def test_no_assurance_where_the_latest_month_has_no_target():
    drawn = chart(CALM, target=[100] * 15 + [None])

    assert drawn.assurance_icon is None


def test_target_follows_its_date_when_the_input_is_unsorted():
    drawn = xmr(
        [date(2020, 3, 1), date(2020, 1, 1), date(2020, 2, 1)],
        [3, 1, 2],
        improvement="increase",
        target=[30, 10, None],
    )

    assert drawn.values == [1, 2, 3]
    assert drawn.target == [10, None, 30]
    assert drawn.dates[0] == date(2020, 1, 1)


def test_constant_decimals_are_exactly_on_their_mean():
    drawn = chart([0.1] * 13)

    assert set(drawn.special_cause) == {"Common Cause"}
