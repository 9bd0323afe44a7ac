"""Excel, SVG and PNG of a page's charts and tables, as other programs read them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import BytesIO

import lxml.etree
import openpyxl
import pytest
import time_machine
from django.http import Http404
from PIL import Image

from iccportal.charts.status import Status
from iccportal.tables import FiguresTable, Heading, Link
from tests.charts.test_component import a_chart, a_table
from tests.charts.test_download import asked


@dataclass(frozen=True)
class Sheet:
    """A table that has no chart."""

    table: FiguresTable
    key: str = "sheet"
    heading: str = "A sheet"
    as_at: str = "March 2020"
    told: tuple[str, ...] = ("A note.",)

    def status_of(self, row):
        return Status()


def sheet_of(response):
    book = openpyxl.load_workbook(BytesIO(response.content))
    (sheet,) = book.worksheets
    return sheet


def rows_of(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def a_row(column, value):
    rows = [{"name": "East", "value": value}]
    return a_chart(table=a_table(columns=[Heading("name", "Place"), column], rows=rows))


def test_workbook_has_one_table_under_what_is_told_of_it():
    chart = a_chart(illustrative=True, provisional="They may change.", notes=("A note.",))

    sheet = sheet_of(asked("xlsx=nel", chart))

    column = [row[0] for row in rows_of(sheet)]
    assert column[:5] == [
        "NEL admissions & plan",
        "Fewer than planned.",
        "They may change.",
        "A note.",
        "Illustrative, provisional. Source: Trust's return. As at Mar 2020.",
    ]
    (table,) = sheet.tables.values()
    heading, first, *_ = sheet[table.ref]
    assert [cell.value for cell in heading] == ["Month", "Actual", "Data status"]
    assert [cell.value for cell in first[1:]] == [400, "Illustrative, provisional"]
    assert first[0].value.date() == date(2019, 4, 1)
    assert first[0].number_format == "mmm yyyy"


def test_workbook_is_named_as_the_csv_is():
    response = asked("xlsx=nel", a_chart())

    assert response["Content-Disposition"] == 'attachment; filename="nel-mar-2020.xlsx"'


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        (Heading("value", "Share", 1, "%"), 12.5, 12.5),
        (Heading("value", "Share", 1), Fraction(1, 4), 0.25),
        (Heading("value", "Share", 1), "not sent", "not sent"),
        (Heading("value", "Share", 1), None, None),
        (Heading("value", "Page", link=True), Link("Kendal", "/kendal/"), "Kendal"),
        (Heading("value", "Other"), ["a", "list"], "['a', 'list']"),
    ],
)
def test_values_are_kept_as_they_are(column, value, kept):
    sheet = sheet_of(asked("xlsx=nel", a_row(column, value)))

    assert rows_of(sheet)[-1] == ["East", kept, "Reported"]


def test_percentages_are_shown_with_their_sign():
    sheet = sheet_of(asked("xlsx=nel", a_row(Heading("value", "Share", 1, "%"), 12.5)))

    assert sheet.cell(sheet.max_row, 2).number_format == '#,##0.0"%"'


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1"])
def test_text_is_never_a_formula(text):
    sheet = sheet_of(asked("xlsx=nel", a_row(Heading("value", text), text)))

    cell = sheet.cell(sheet.max_row, 2)
    assert (cell.value, cell.data_type) == (text, "s")


def test_table_without_rows_says_so():
    sheet = sheet_of(asked("xlsx=nel", a_chart(table=a_table(rows=[]))))

    assert rows_of(sheet)[-1][0] == "No figures yet"


def test_same_day_gives_the_same_workbook():
    with time_machine.travel("2020-05-14 09:00Z", tick=False):
        first = asked("xlsx=nel", a_chart()).content
    with time_machine.travel("2020-05-14 17:00Z", tick=False):
        assert asked("xlsx=nel", a_chart()).content == first


def test_picture_carries_what_the_page_says_around_the_chart():
    response = asked("svg=nel", a_chart(notes=("A note.",)))

    svg = lxml.etree.fromstring(response.content)
    texts = ["".join(text.itertext()) for text in svg.iter("{*}text")]
    assert texts[:2] == ["NEL admissions & plan", "Fewer than planned."]
    assert texts[-2:] == ["A note.", "Reported. Source: Trust's return. As at Mar 2020."]
    assert response["Content-Type"] == "image/svg+xml"
    assert 'filename="nel-mar-2020.svg"' in response["Content-Disposition"]


def test_picture_in_pixels_is_of_the_same_chart():
    image = Image.open(BytesIO(asked("png=nel", a_chart()).content))

    assert image.format == "PNG"
    assert image.width > image.height > 300


def test_table_without_a_chart_comes_as_a_workbook():
    sheet = sheet_of(asked("xlsx=sheet", Sheet(a_table())))

    assert [row[0] for row in rows_of(sheet)[:2]] == ["A sheet", "A note."]


@pytest.mark.parametrize("query", ["svg=sheet", "png=sheet"])
def test_table_without_a_chart_has_no_picture(query):
    with pytest.raises(Http404):
        asked(query, Sheet(a_table()))


@pytest.mark.parametrize("query", ["xlsx=other", "svg=other", "png="])
def test_unknown_chart_has_no_file(query):
    with pytest.raises(Http404):
        asked(query, a_chart())
