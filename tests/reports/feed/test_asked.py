from datetime import date
from decimal import Decimal

import pytest

from reports.contents import FIGURES, PRACTICES
from reports.feed.asked import asked_of, parameters
from reports.feed.paging import page_of
from reports.feed.problem import Refusal
from tests.reports.a_contents import MONTHS, a_figure

ROWS = [
    a_figure(measure, place, month, count)
    for measure, count in (("admissions", 40), ("falls", None))
    for place in ("barrow", "kendal")
    for month in MONTHS
]


def asked(**given):
    return asked_of(FIGURES, {name: [value] for name, value in given.items()})


def kept(**given):
    return asked(**given).of(FIGURES, ROWS)


def test_everything_is_kept_where_nothing_is_asked():
    assert asked().keeps_all
    assert kept() == ROWS


def test_rows_are_kept_by_text_and_by_number():
    assert kept(measure="admissions", place="kendal", value="40") == ROWS[12:24]


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({"value": ""}, 24),  # no value
        ({"value": "40.0"}, 24),
        ({"value": "41"}, 0),
        ({"illustrative": "true"}, 48),
        ({"illustrative": "false"}, 0),
        ({"limits_from": "1"}, 48),
        ({"month": "2020-03-01"}, 4),
        ({"month_from": "2020-02-01"}, 8),
        ({"month_to": "2019-04-01"}, 4),
        ({"month_from": "2019-05-01", "month_to": "2019-06-01"}, 8),
        ({"month_from": ""}, 48),
        ({"place": "nowhere"}, 0),  # it could be a place's code
        ({"place": ""}, 0),
        ({"state": "not_sent"}, 0),
    ],
)
def test_how_many_rows_a_filter_keeps(given, count):
    assert len(kept(**given)) == count


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"plaice": "kendal"}, '"plaice" is not a filter of figures. There are: measure,'),
        ({"value": "many"}, '"value" takes a number, such as 12.5, not “many”.'),
        ({"value": "1e9"}, '"value" takes a number, such as 12.5, not “1e9”.'),
        ({"limits_from": "1.5"}, '"limits_from" takes a whole number, such as 12, not “1.5”.'),
        ({"illustrative": "yes"}, '"illustrative" takes true or false, not “yes”.'),
        ({"measure": "' OR 1=1--"}, '"measure" takes a code, of letters, digits, hyphens and'),
        ({"measure": "' OR 1=1--"}, "underscores alone, not “' OR 1=1--”."),
        ({"place": "a\nb"}, '"place" takes a code'),
        ({"place": "x" * 60 + "'"}, f"not “{'x' * 60}”."),
        ({"state": "Final"}, '"state" takes one of final, provisional, not_sent, not_yet_known,'),
        ({"state": "Final"}, "suppressed, not “Final”."),
        (
            {"month": "2020-03-15"},
            '"month" takes the first day of a month, such as 2020-01-01, not “2020-03-15”.',
        ),
        ({"month_to": "2020-13-01"}, '"month_to" takes the first day of a month'),
        ({"page": "0"}, '"page" takes a whole number: 1 or more.'),
        ({"page": "9" * 5000}, '"page" takes a whole number: 1 or more.'),
        ({"page": "-1"}, '"page" takes'),
        ({"per_page": "1001"}, '"per_page" takes a whole number: 1 to 1,000.'),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(given, sentence):
    with pytest.raises(Refusal) as refused:
        asked(**given)

    assert sentence in refused.value.sentence
    assert refused.value.status == 400


def test_filter_that_is_given_twice_is_refused():
    with pytest.raises(Refusal, match="more than once"):
        asked_of(FIGURES, {"place": ["kendal", "barrow"]})


def test_months_are_a_range_only_where_there_is_a_month():
    assert "month_from" in parameters(FIGURES)
    assert "month_from" not in parameters(PRACTICES)
    assert asked_of(PRACTICES, {"from": ["2019-04-01"]}).equal == {"from": date(2019, 4, 1)}
    assert asked(value="12.50").equal == {"value": Decimal("12.5")}


def test_pages_follow_one_another():
    pages = [page_of(ROWS, asked(page=str(number), per_page="20")) for number in (1, 2, 3)]

    assert [row for page in pages for row in page.rows] == ROWS
    assert pages[0].neighbours == {"first": 1, "last": 3, "next": 2}
    assert pages[2].neighbours == {"first": 1, "last": 3, "previous": 2}


def test_no_rows_are_one_empty_page():
    assert page_of([], asked()).last == 1


@pytest.mark.parametrize(
    ("rows", "per_page", "words"),
    [
        (ROWS, "20", "there are 3 pages of up to 20 rows."),
        (ROWS * 30, "1", "there are 1,440 pages of up to 1 row."),
        ([], "1000", "there is 1 page of up to 1,000 rows."),
    ],
)
def test_page_beyond_the_last_is_not_found(rows, per_page, words):
    with pytest.raises(Refusal) as refused:
        page_of(rows, asked(page="1000000000", per_page=per_page))

    assert refused.value.status == 404
    assert refused.value.sentence == f"There is no page 1,000,000,000: {words}"
