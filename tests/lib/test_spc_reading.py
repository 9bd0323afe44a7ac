"""What the portal says of a chart, and where it says words instead of an icon."""

import math
from datetime import date

import pytest

from iccportal.lib.nhs_calendar import window
from iccportal.lib.spc import xmr
from iccportal.lib.spc_reading import (
    ASSURANCE_WORDS,
    NOT_SCREENED,
    VARIATION_WORDS,
    reading,
)

LATEST = date(2021, 3, 1)
CALM = [10, 12] * 8
ENDING_LOW = [30, -30] * 7
ENDING_HIGH = [-30, 30] * 7


def read(values, *, improvement="decrease", dates=None, **options):
    return reading(dates or window(LATEST, len(values)), values, improvement=improvement, **options)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (CALM, "No significant change."),
        ([*CALM, 40], "Higher than expected in March 2021: worth a closer look."),
        ([*CALM, -40], "Lower than expected in March 2021: an improvement."),
        (
            [*ENDING_HIGH, 0, 1, 2, 3, 4, 5, 6],
            "Rising over 7 months in a row: worth a closer look.",
        ),
        ([*ENDING_LOW, *range(8, 0, -1)], "Falling over 8 months in a row: an improvement."),
        (
            [*ENDING_HIGH, *[-1, -2] * 4],
            "Lower than average for 8 months in a row: an improvement.",
        ),
        (
            [*ENDING_LOW, *[9, 8] * 4, 9],
            "Higher than average for 9 months in a row: worth a closer look.",
        ),
        (
            [*[10, 12] * 20, 15, 12, 15],
            "Close to the upper limit in at least 2 of the last 3 months: worth a closer look.",
        ),
        (
            [*[10, 12] * 20, 7, 10, 7],
            "Close to the lower limit in at least 2 of the last 3 months: an improvement.",
        ),
    ],
)
def test_sentence_tells_what_the_latest_month_shows(values, sentence):
    found = read(values)

    assert found.sentence == sentence


def test_neutral_measure_is_neither_better_nor_worse():
    found = read([*CALM, 40], improvement="neutral", target=5)

    assert found.sentence == "Higher than expected in March 2021: a significant change."
    assert (found.variation, found.assurance, found.target_sentence) == ("neutral_high", None, "")


def test_run_across_a_missing_month_counts_figures():
    values = [*ENDING_HIGH, *[-1, -2] * 4]
    months = window(LATEST, len(values) + 1)
    del months[-4]

    found = read(values, dates=months)

    assert found.sentence == "Lower than average for 8 figures in a row: an improvement."


def test_trend_does_not_reach_behind_a_recalculation():
    values = [*range(-12, 0), 0, 5, 6, 7, 8, 9, 10]
    months = window(LATEST, len(values))

    found = read(values, recalculations=[(months[12], "Two teams became one")])

    assert found.sentence == "Rising over 7 months in a row: worth a closer look."


@pytest.mark.parametrize(
    ("improvement", "target", "icon", "sentence"),
    [
        (
            "decrease",
            11,
            "inconsistent",
            "within the expected range: it may or may not be met, by chance.",
        ),
        (
            "decrease",
            20,
            "pass",
            "above the expected range: it is likely to be met if nothing changes.",
        ),
        (
            "decrease",
            0,
            "fail",
            "below the expected range: it is not likely to be met unless something changes.",
        ),
        (
            "increase",
            0,
            "pass",
            "below the expected range: it is likely to be met if nothing changes.",
        ),
    ],
)
def test_target_sentence_holds_the_latest_target_against_the_range(
    improvement, target, icon, sentence
):
    found = read(CALM, improvement=improvement, target=target, target_name="trajectory")

    assert found.assurance == icon
    assert found.target_sentence == f"The trajectory for Mar 2021 lies {sentence}"


def test_monthly_targets_are_judged_by_the_latest():
    found = read(CALM, target=[0] * 15 + [20])

    assert found.assurance == "pass"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([5] * 20, "Not enough variation to set limits."),
        ([5], "Too early to tell what is changing."),
    ],
    ids=["constant", "one point"],
)
def test_no_limits_give_words_and_no_icon(values, sentence):
    found = read(values, target=3)

    assert found.sentence == sentence
    assert (found.variation, found.assurance, found.target_sentence) == (None, None, "")


def test_single_point_after_a_recalculation_has_no_icon():
    found = read([*CALM, 40], target=3, recalculations=[(LATEST, "New ward.")])

    assert found.sentence == "Too early to tell what is changing."
    assert found.notes == (
        "Icons are shown from 7 figures on; the latest limits have 1 so far.",
        "Limits recalculated from Mar 2021: New ward.",
    )


def test_six_points_are_too_early_for_icons():
    found = read(CALM[:6], target=3)

    assert found.sentence == "Too early to tell what is changing."
    assert (found.variation, found.assurance) == (None, None)
    assert found.notes == (
        "Trial limits, Oct 2020 to Mar 2021: they rest on 6 figures, fewer than 13.",
        "Icons are shown from 7 figures on; the latest limits have 6 so far.",
    )


def test_seven_points_have_icons_and_trial_limits():
    found = read(CALM[:7], target=3)

    assert (found.variation, found.assurance) == ("common_cause", "fail")
    assert len(found.notes) == 1
    assert found.notes[0].startswith("Trial limits, Sep 2020 to Mar 2021")


def test_thirteen_points_need_no_note():
    assert read(CALM[:13]).notes == ()


def test_limits_that_screening_collapsed_are_shown_unscreened():
    values = [0] * 10 + [9] + [0] * 6
    months = window(LATEST, 17)

    found = read(values, target=0)

    assert found.chart == xmr(
        months, values, improvement="decrease", target=0, screen_outliers=False
    )
    assert found.notes == (NOT_SCREENED,)
    assert found.sentence == "No significant change."
    assert found.assurance == "inconsistent"


def test_only_the_collapsed_group_is_shown_unscreened():
    values = [0] * 12 + [9] + [10, 12] * 6 + [90, 11]
    months = window(LATEST, len(values))
    recalculations = [(months[13], "a new form.")]

    found = read(values, target=50, recalculations=recalculations)

    screened = xmr(months, values, improvement="decrease", rebase=[months[13]])
    unscreened = xmr(
        months, values, improvement="decrease", rebase=[months[13]], screen_outliers=False
    )
    assert found.chart.upl[:13] == unscreened.upl[:13]
    assert found.chart.upl[13:] == screened.upl[13:] != unscreened.upl[13:]
    assert found.chart.special_cause[:12] == ["7 Points Below CL"] * 12
    assert (found.variation, found.assurance) == ("improvement_low", "pass")


def test_target_is_held_against_the_latest_limits():
    months = window(LATEST, 32)

    found = read([100, 102] * 8 + CALM, target=20, recalculations=[(months[16], "the move")])

    assert "lies above the expected range" in found.target_sentence


def test_recalculation_in_a_month_without_a_figure_takes_effect_at_the_next():
    months = window(LATEST, 27)
    del months[13]
    values = [10, 12] * 13

    found = read(values, dates=months, recalculations=[(date(2020, 2, 1), "the move")])

    assert found.chart.rebase_group == [0] * 13 + [1] * 13
    assert found.notes == ("Limits recalculated from Feb 2020: the move.",)


@pytest.mark.parametrize("month", [date(2015, 1, 1), date(2021, 4, 1)])
def test_recalculation_outside_the_series_is_not_mentioned(month):
    found = read(CALM, recalculations=[(month, "the move")])

    assert set(found.chart.rebase_group) == {0}
    assert found.notes == ()


def test_recalculation_at_the_first_month_is_told():
    found = read(CALM, recalculations=[(window(LATEST, 16)[0], "the move")])

    assert found.notes == ("Limits recalculated from Dec 2019: the move.",)


def test_unsorted_series_reads_as_the_sorted_one():
    months = window(LATEST, 16)

    found = read(CALM[::-1], dates=months[::-1], recalculations=[(months[8], "x")])

    assert found.chart.rebase_group == [0] * 8 + [1] * 8
    assert found == read(CALM, dates=months, recalculations=[(months[8], "x")])


def test_series_without_a_figure_is_refused():
    with pytest.raises(ValueError, match="series is empty"):
        reading([], [], improvement="decrease", recalculations=[(LATEST, "x")])


def test_every_icon_has_words():
    assert set(VARIATION_WORDS) == {
        "common_cause",
        *(
            f"{n}_{level}"
            for n in ("improvement", "concern", "neutral")
            for level in ("high", "low")
        ),
    }
    assert set(ASSURANCE_WORDS) == {"pass", "fail", "inconsistent"}


def test_constant_group_before_the_last_keeps_its_missing_limits():
    months = window(LATEST, 26)

    found = read([5] * 13 + CALM[:13], recalculations=[(months[13], "x")])

    assert math.isnan(found.chart.upl[0])
    assert found.variation == "common_cause"


def test_limits_are_drawn_no_further_than_figures_can_lie():
    values = [5, 95] * 6

    free = read(values)
    held = read(values, possible=(0, 100))

    assert (min(free.chart.lpl) < 0, max(free.chart.upl) > 100) == (True, True)
    assert (set(held.chart.lpl), set(held.chart.upl)) == ({0}, {100})
    assert held.chart.point_type == free.chart.point_type


def test_limits_that_are_not_there_stay_away():
    chart = read([5], possible=(0, 100)).chart

    assert math.isnan(chart.lpl[0])
    assert math.isnan(chart.upl[0])
