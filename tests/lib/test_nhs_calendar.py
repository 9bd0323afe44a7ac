"""Months, quarters and financial years."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import (
    FinancialYear,
    Quarter,
    add_months,
    day_label,
    first_of_month,
    month_code,
    month_label,
    month_name,
    months_between,
    parse_month,
    parse_quarter,
    window,
    year_to_date,
)

months = st.dates(date(1950, 1, 1), date(2150, 12, 31)).map(first_of_month)


def test_first_of_month_of_a_moment_is_a_date():
    month = first_of_month(datetime(2020, 2, 29, 23, 59))

    assert type(month) is date
    assert month == date(2020, 2, 1)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, date(2020, 1, 1)),
        (12, date(2021, 1, 1)),
        (-1, date(2019, 12, 1)),
        (11, date(2020, 12, 1)),
    ],
)
def test_adding_months(n, expected):
    assert add_months(date(2020, 1, 1), n) == expected


def test_day_within_a_month_is_no_month():
    with pytest.raises(ValueError, match="31 January 2020 is a day within one"):
        add_months(date(2020, 1, 31), 1)


def test_months_between_holds_both_ends():
    found = months_between(date(2019, 12, 1), date(2020, 2, 1))

    assert found == [date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1)]


def test_no_months_where_last_is_before_first():
    assert months_between(date(2020, 2, 1), date(2020, 1, 1)) == []


def test_window_ends_with_its_last_month():
    found = window(date(2020, 1, 1))

    assert (found[0], found[-1], len(found)) == (date(2019, 2, 1), date(2020, 1, 1), 12)


def test_empty_window_is_refused():
    with pytest.raises(ValueError, match="at least one month"):
        window(date(2020, 1, 1), 0)


@given(month=months)
def test_month_code_is_read_back(month):
    assert parse_month(month_code(month)) == month


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-1",
        "2020-13",
        "2020-00",
        "20-01",
        "2020-01-01",
        " 2020-01",
        "2020-01\n",
        "1899-12",
        "2201-01",
        "Jan 2020",
        "2020/01",
        "٢٠٢٠-٠١",
    ],
)
def test_anything_but_year_and_month_is_refused(text):
    with pytest.raises(ValueError, match="YYYY-MM"):
        parse_month(text)


@pytest.mark.parametrize(("text", "year"), [("1900-01", 1900), ("2200-12", 2200)])
def test_earliest_and_latest_year_are_read(text, year):
    assert parse_month(text).year == year


def test_words_for_months_and_days():
    day = date(2020, 4, 3)

    assert month_label(day) == "Apr 2020"
    assert month_name(day) == "April 2020"
    assert day_label(day) == "3 April 2020"


def test_financial_year_begins_in_april():
    assert FinancialYear.of(date(2020, 3, 31)) == FinancialYear(2019)
    assert FinancialYear.of(date(2020, 4, 1)) == FinancialYear(2020)


def test_financial_year_is_written_with_both_years():
    year = FinancialYear(2019)

    assert (year.label, year.code) == ("2019/20", "2019-20")
    assert FinancialYear(1999).label == "1999/00"


def test_financial_year_has_twelve_months():
    year = FinancialYear(2019)

    assert (year.first, year.last) == (date(2019, 4, 1), date(2020, 3, 1))
    assert year.months == window(year.last)


@pytest.mark.parametrize("start", [1899, 2201])
def test_year_out_of_range_is_refused(start):
    with pytest.raises(ValueError, match="between 1900 and 2200"):
        FinancialYear(start)


def test_year_to_date_begins_in_april():
    assert year_to_date(date(2020, 4, 1)) == [date(2020, 4, 1)]
    assert year_to_date(date(2020, 3, 1)) == FinancialYear(2019).months


@pytest.mark.parametrize(
    ("month", "label"),
    [
        (3, "Q4 2019/20"),
        (4, "Q1 2020/21"),
        (7, "Q2 2020/21"),
        (12, "Q3 2020/21"),
        (1, "Q4 2019/20"),
    ],
)
def test_quarter_of_a_month(month, label):
    assert Quarter.of(date(2020, month, 1)).label == label


def test_quarter_has_three_months():
    quarter = Quarter(FinancialYear(2019), 4)

    assert quarter.months == [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]
    assert (quarter.first, quarter.last) == (date(2020, 1, 1), date(2020, 3, 1))


def test_quarters_follow_each_other_over_the_year():
    last_of_year = Quarter(FinancialYear(2019), 4)
    first_of_next = Quarter(FinancialYear(2020), 1)

    assert last_of_year.next() == first_of_next
    assert first_of_next.previous() == last_of_year
    assert last_of_year < first_of_next


@pytest.mark.parametrize("number", [0, 5])
def test_quarter_out_of_range_is_refused(number):
    with pytest.raises(ValueError, match="numbered 1 to 4"):
        Quarter(FinancialYear(2019), number)


@given(month=months)
def test_quarter_code_is_read_back(month):
    quarter = Quarter.of(month)

    assert parse_quarter(quarter.code) == quarter
    assert month in quarter.months


@pytest.mark.parametrize(
    "text",
    ["", "2019-20-q5", "2019-21-q4", "2019/20-q4", "2019-20-Q4", "1899-00-q1", "q4", "2019-20"],
)
def test_anything_but_year_and_quarter_is_refused(text):
    with pytest.raises(ValueError, match="2019-20-q4"):
        parse_quarter(text)
