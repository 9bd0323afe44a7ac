"""The file of everything that differs."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from reports.contents import TABLES, Contents
from reports.csv_files import Values, csv_file
from reports.differences import differences
from reports.file_of_changes import NOTHING, Changes, changes_file, changes_workbook
from tests.reports.a_contents import a_contents, a_figure, a_heading, a_row
from tests.reports.test_workbook_files import read
from tests.workbooks.reading import formulas, opened

MARCH = date(2020, 3, 1)


def lines(older, newer, values=Values.CODES):
    found = differences(older, newer)
    text = changes_file(Changes(newer, found, "2019-20-q4-r0"), values).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(found)
    return rows


@pytest.mark.parametrize("values", Values)
def test_differences_of_every_table_are_told(values):
    none = Contents(a_heading(), {name: [] for name in TABLES})
    some = Contents(a_heading(), {name: [a_row(name, place="kendal")] for name in TABLES})

    rows = lines(none, some, values)

    known = {table.title if values is Values.LABELS else table.name for table in TABLES.values()}
    assert {row.get("table", row.get("Table")) for row in rows} == known


def test_row_is_told_by_its_key_and_what_differs_by_its_column():
    was = a_contents(figures=[a_figure("falls", "kendal", MARCH, 40)])
    now = a_contents(figures=[a_figure("falls", "kendal", MARCH, None, "not_sent")])

    found = [
        (row["measure"], row["place"], row["month"], row["column"], row["before"], row["after"])
        for row in lines(was, now)
    ]

    of = ("falls", "kendal", "2020-03-01")
    assert found == [
        (*of, "numerator", "40", ""),
        (*of, "value", "40", ""),
        (*of, "state", "final", "not_sent"),
    ]


def test_labels_are_for_people():
    was = a_contents(figures=[a_figure("falls", "kendal", MARCH, 40)])
    now = a_contents(figures=[a_figure("falls", "kendal", MARCH, None, "not_sent")])

    row = lines(was, now, Values.LABELS)[-1]

    assert (row["Table"], row["Measure"], row["Place"]) == ("Figures", "Falls", "Kendal ICC")
    assert (row["Month"], row["Column"]) == ("Mar 2020", "State")
    assert (row["Before"], row["After"]) == ("Final", "Not sent")
    assert (row["Illustrative"], row["Edition"]) == ("Yes", "Q4 2019/20, revision 1")


@pytest.mark.parametrize("values", Values)
def test_rows_that_came_or_went_are_one_line(values):
    batch, other = a_row("provenance", batch=7), a_row("provenance", batch=8)

    come, gone = lines(a_contents(provenance=[batch]), a_contents(provenance=[other]), values)

    told = {name.lower(): value for name, value in come.items()}
    assert (told["batch"], told["change"], told["before"], told["after"]) == ("8", "new", "", "")
    assert {name.lower(): value for name, value in gone.items()}["change"] == "gone"


def test_text_is_made_harmless_and_a_number_may_begin_with_a_minus():
    key = {"place": "kendal", "month": MARCH, "position": 1}
    was = a_contents(
        stories=[a_row("stories", **key, text="=1+1")],
        figures=[a_row("figures", measure="falls", place="kendal", month=MARCH, value=Decimal(2))],
    )
    now = a_contents(
        stories=[a_row("stories", **key, text="@home")],
        figures=[a_row("figures", measure="falls", place="kendal", month=MARCH, value=Decimal(-3))],
    )

    found = [(row["before"], row["after"]) for row in lines(was, now)]

    assert found == [("2", "-3"), ("'=1+1", "'@home")]


def test_files_of_tables_leave_a_minus_alone():
    contents = a_contents(
        figures=[a_row("figures", measure="=falls", place="-", month=MARCH, lower=Decimal("-1.5"))]
    )

    for values in Values:
        [row] = csv.DictReader(io.StringIO(csv_file(contents, TABLES["figures"], values).decode()))
        assert row.get("lower", row.get("Lower limit")) == "-1.5"
        assert "'=falls" in row.values()


def workbook(older, newer):
    return changes_workbook(Changes(newer, differences(older, newer), "2019-20-q4-r0"))


def test_workbook_has_what_the_file_in_labels_has():
    was = a_contents(figures=[a_figure("falls", "kendal", MARCH, 40)])
    now = a_contents(figures=[a_figure("falls", "kendal", MARCH, None, "not_sent")])

    lines_above, (headings, *rows) = read(workbook(was, now))

    labels = lines(was, now, Values.LABELS)
    assert lines_above[0] == "Differences, Q4 2019/20, revision 1"
    assert list(headings) == list(labels[0])[: len(headings)]
    assert len(rows) == len(labels)
    row = dict(zip(headings, rows[-1], strict=True))
    assert (row["Place"], row["Before"], row["After"]) == ("Kendal ICC", "Final", "Not sent")
    first = dict(zip(headings, rows[0], strict=True))
    assert (first["Before"], first["Month"].date()) == (40, MARCH)


def test_workbook_runs_nothing():
    key = {"place": "kendal", "month": MARCH, "position": 1}
    was = a_contents(stories=[a_row("stories", **key, text="=1+1")])
    now = a_contents(stories=[a_row("stories", **key, text="@home")])

    content = workbook(was, now)

    _, (headings, row) = read(content)
    found = dict(zip(headings, row, strict=True))
    assert (found["Before"], found["After"]) == ("=1+1", "@home")
    assert formulas(opened(content)) == []


def test_workbook_says_where_nothing_differs():
    same = a_contents()

    lines_above, rows = read(workbook(same, same))

    assert (lines_above[-1], rows) == (NOTHING, [])
