"""The CSV file in codes of a page's table."""

from datetime import date

import pytest

from iccportal.lib.coded import Coded
from iccportal.tables import Heading, Link
from tests.charts.test_component import a_chart, a_table
from tests.charts.test_download import asked, rows_of

MONTH = Heading("month", "Month", month=True)
MARKS = ["illustrative", "provisional", "small_numbers"]


def file_of(columns, *rows, about=None, **changes):
    table = a_table(columns=columns, rows=list(rows), about=about)
    return rows_of(asked("codes=nel", a_chart(table=table, **changes)))


def test_headings_are_the_names_of_fields():
    value = Heading("actual", "Actual", 0, field="value")

    headings, row = file_of([MONTH, value], {"month": date(2020, 3, 1), "actual": 12.25})

    assert headings == ["month", "value", "value_state", *MARKS]
    assert row == ["2020-03-01", "12.25", "", "false", "false", ""]


def test_file_is_named_apart_from_that_in_labels():
    response = asked("codes=nel", a_chart())

    assert response["Content-Disposition"] == 'attachment; filename="nel-mar-2020-codes.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_words_that_have_a_code_give_way_to_it():
    place = Heading("name", "Place", link=True, field="place")
    named = Link(Coded("Kendal", "kendal"), "/kendal/")

    (_, of_link), (_, of_words) = (
        file_of([place], {"name": named}),
        file_of([Heading("theme", "Theme")], {"theme": "As it was typed"}),
    )

    assert of_link[0] == "kendal"
    assert of_words[0] == "As it was typed"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (Coded("hidden", "suppressed"), ["", "suppressed"]),
        ("no pair", ["", "no_pair"]),
        (None, ["", ""]),
        (0, ["0", ""]),
        (-1.5, ["-1.5", ""]),
    ],
)
def test_column_of_numbers_has_nothing_else_in_it(cell, told):
    _, row = file_of([Heading("people", "People", 0)], {"people": cell})

    assert row[:2] == told


def test_row_that_tells_its_state_tells_it_once():
    columns = [Heading("people", "People", 0), Heading("status", "Status", field="state")]
    row = {"people": Coded("hidden", "suppressed"), "status": Coded("Hidden", "suppressed")}

    headings, cells = file_of(columns, row)

    assert headings == ["people", "state", *MARKS]
    assert cells[:2] == ["", "suppressed"]


def test_every_row_says_what_the_table_is_about():
    about = {"measure": "nel_admissions", "place": "whole"}

    headings, row = file_of([MONTH], {"month": "Total"}, about=about)

    assert headings[:3] == ["measure", "place", "month"]
    assert row[:3] == ["nel_admissions", "whole", "Total"]


def test_every_row_has_the_marks_of_its_figures():
    rows = [{"month": "a", "provisional": True}, {"month": "b", "provisional": False}]

    _, *found = file_of([MONTH], *rows, illustrative=True, rounding="rounded to 5")

    assert [row[1:] for row in found] == [
        ["true", "true", "rounded to 5"],
        ["true", "false", "rounded to 5"],
    ]


def test_nothing_in_it_is_a_formula():
    columns = [Heading("=1+1", "A"), Heading("b", "B", 0)]
    row = {"=1+1": "@SUM(A1)", "b": "=cmd()"}

    headings, cells = file_of(columns, row, about={"+a": "-1"}, rounding="=x")

    assert headings[:3] == ["'+a", "'=1+1", "b"]
    assert cells[:2] == ["'-1", "'@SUM(A1)"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in [*headings, *cells])
    assert cells[-1] == "'=x"


def test_table_without_rows_has_its_headings():
    (headings,) = file_of([MONTH])

    assert headings == ["month", *MARKS]
