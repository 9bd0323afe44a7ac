"""What the tables say where a month or the year to date has no number."""

from dataclasses import replace

from targets.tables import communities_table, standing_table
from tests.targets.test_standing import MONTHS, a_figure, a_standing


def of_year(standing):
    [row] = communities_table("nel_admissions", standing, [], "").rows_given
    return [row[key] for key in ("difference", "year_actual", "year_planned", "year_difference")]


def test_difference_says_what_is_missing():
    hidden = replace(a_figure(MONTHS[1]), target=None, target_hidden=True)
    unplanned = replace(a_figure(MONTHS[2]), target=None)
    standing = a_standing(a_figure(MONTHS[0], None), hidden, unplanned, a_figure(MONTHS[3]))

    rows = standing_table(standing, "nel_admissions").rows_given

    words = ["not sent", "hidden", "no trajectory", -2]
    assert [row["difference"] for row in rows] == words


def test_year_to_date_is_hidden_where_a_month_of_its_trajectory_is():
    hidden = replace(a_figure(MONTHS[1]), target=None, target_hidden=True)
    others = [a_figure(month) for month in MONTHS[2:]]

    assert of_year(a_standing(hidden, *others)) == [-2, "hidden", "hidden", "hidden"]
    assert of_year(a_standing(*others)) == [-2, "not known", "not known", "not known"]
    assert of_year(a_standing()) == [-2, 30, 36, -6]
