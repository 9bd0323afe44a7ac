from datetime import date

import pytest

from iccportal.charts.month_axis import labelled_months, month_axis, tick_texts
from iccportal.lib.nhs_calendar import add_months, window


@pytest.mark.parametrize("length", [1, 2, 7, 8, 12, 24, 36, 60, 120, 600])
def test_labels_are_never_more_than_can_be_read(length):
    labelled = labelled_months(window(date(2021, 3, 1), length))

    assert 1 <= len(labelled) <= 5


@pytest.mark.parametrize(("years", "labelled"), [(2, {4, 10}), (3, {4})])
def test_labels_keep_to_april(years, labelled):
    months = window(date(2021, 3, 1), 12 * years)

    assert {month.month for month in labelled_months(months)} == labelled


def test_months_without_a_round_one_label_the_first():
    months = [add_months(date(2019, 5, 1), 12 * n) for n in range(9)]

    assert labelled_months(months) == [date(2019, 5, 1)]


def test_year_is_written_once_where_it_is_new():
    labelled = [date(2019, 4, 1), date(2019, 10, 1), date(2020, 4, 1)]

    assert tick_texts(labelled) == ["Apr<br>2019", "Oct", "Apr<br>2020"]


def test_axis_leaves_room_for_a_mark_before_the_first_month():
    axis = month_axis([date(2020, 1, 1), date(2020, 2, 1)])

    assert axis["range"] == ["2019-12-12", "2020-02-21"]
