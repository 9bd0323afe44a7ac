"""What a place's figures say against its trajectory."""

from dataclasses import replace
from datetime import date

from iccportal.lib.nhs_calendar import months_between
from measures.figure import Figure
from targets.standing import Standing, Total, against_plan

MONTHS = months_between(date(2020, 3, 1), date(2020, 6, 1))


def a_figure(month, value=10, target=12):
    state = "not_sent" if value is None else "final"
    return Figure("kendal", month, value, None, value, state, target)


def a_standing(*figures):
    return Standing("Kendal ICC", "admissions", figures or [a_figure(month) for month in MONTHS])


def test_the_year_to_date_begins_in_april():
    assert a_standing().year == Total(MONTHS[1], MONTHS[3], 30, 36)
    assert a_standing().year.difference == -6


def test_sentence_tells_the_month_and_the_year_to_date():
    assert a_standing().sentence == (
        "Kendal ICC had 10 admissions in June 2020, 2 fewer than the trajectory of 12. "
        "In the year to date, from April 2020, it had 30, 6 fewer than the trajectory of 36."
    )


def test_the_latest_month_is_the_last_with_a_figure():
    standing = a_standing(a_figure(MONTHS[1]), a_figure(MONTHS[2], None))

    assert standing.latest.month == MONTHS[1]
    assert standing.year == Total(MONTHS[1], MONTHS[1], 10, 12)


def test_a_missing_month_leaves_the_year_to_date_unknown():
    standing = a_standing(a_figure(MONTHS[1]), a_figure(MONTHS[2], None), a_figure(MONTHS[3]))

    assert standing.year is None
    assert "The year to date is not known" in standing.sentence


def test_a_month_without_trajectory_says_so():
    standing = a_standing(replace(a_figure(MONTHS[3]), target=None))

    assert standing.sentence == (
        "Kendal ICC had 10 admissions in June 2020; no trajectory was in force."
    )


def test_a_hidden_trajectory_of_a_month_leaves_the_year_to_date_untold():
    hidden = replace(a_figure(MONTHS[1]), target=None, target_hidden=True)

    sentence = a_standing(hidden, a_figure(MONTHS[2])).sentence

    assert "2 fewer than the trajectory of 12. The year to date is not told" in sentence


def test_a_hidden_figure_of_a_month_leaves_the_year_to_date_untold():
    hidden = Figure("kendal", MONTHS[2], None, None, None, "suppressed", 12)
    standing = a_standing(a_figure(MONTHS[1]), hidden, a_figure(MONTHS[3]))

    assert standing.year is None
    assert standing.hides_year
    assert "a figure or the trajectory of a month of it is hidden." in standing.sentence


def test_no_figures_at_all():
    standing = a_standing(a_figure(MONTHS[0], None))

    assert standing.latest is None
    assert standing.year is None
    assert standing.sentence == "There are no figures for Kendal ICC yet."


def test_a_nought_is_a_figure():
    assert "had 0 admissions" in a_standing(a_figure(MONTHS[1], 0)).sentence


def test_differences_in_words():
    assert against_plan(5, 5) == "the same as the trajectory of 5"
    assert against_plan(1500, 5) == "1,495 more than the trajectory of 5"
    assert against_plan(0, 5) == "5 fewer than the trajectory of 5"
