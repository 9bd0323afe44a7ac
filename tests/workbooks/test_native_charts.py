from datetime import date

from iccportal.charts.look import Look
from iccportal.lib.nhs_calendar import window
from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import MONTH
from iccportal.workbooks.charts import Line, Words, add_line_chart
from iccportal.workbooks.sheet import Column, Sheet
from tests.workbooks.reading import opened

MONTHS = window(date(2020, 3, 1), 36)
LINES = (
    Line(1, Look(colour="#005eb8", dash="solid", symbol="circle")),
    Line(2, Look(colour="#212b32", dash="dash"), in_key=False),
    Line(3, Look(colour="#c75300", symbol="square", size=9)),
)


def drawn(months=MONTHS, skip=0, headings=("East", "=1+1", "Other!A1")):
    book = Book("Charts", date(2020, 5, 14))
    sheet = Sheet(book, "Figures")
    sheet.title("=Title!A1")
    unit = sheet.line("Admissions a month")
    columns = [Column("Month", 10, MONTH), *(Column(name) for name in headings)]
    rows = [(month, n, None if n == 1 else 7, None) for n, month in enumerate(months)]
    table = sheet.table("figures", columns, rows)
    words = Words(
        title=["Figures", 0, 0],
        values=["Figures", unit, 0],
        alternative="What it shows",
        number_format="#,##0",
    )
    address = add_line_chart(book, sheet.worksheet, table, LINES, words, skip=skip)
    return address, opened(book.to_bytes()).active


def test_chart_stands_beside_its_table():
    address, sheet = drawn()

    assert address == "F4"
    start = sheet._charts[0].anchor._from
    assert (start.col, start.row) == (5, 3)


def test_lines_refer_to_the_columns_of_the_table():
    _, sheet = drawn()

    series = sheet._charts[0].series
    assert [one.val.numRef.f for one in series] == [f"Figures!${c}$4:${c}$39" for c in "BCD"]
    assert {one.cat.numRef.f for one in series} == {"Figures!$A$4:$A$39"}


def test_first_months_can_be_left_out():
    _, sheet = drawn(skip=30)

    chart = sheet._charts[0]
    assert chart.series[0].val.numRef.f == "Figures!$B$34:$B$39"
    assert chart.series[0].cat.numRef.f == "Figures!$A$34:$A$39"
    assert chart.x_axis.majorUnit == 1


def test_names_that_look_like_formulas_are_read_from_cells():
    _, sheet = drawn()

    chart = sheet._charts[0]
    assert [one.tx.strRef.f for one in chart.series] == [f"Figures!${c}$3" for c in "BCD"]
    assert chart.title.tx.strRef.f == "Figures!$A$1"
    assert chart.y_axis.title.tx.strRef.f == "Figures!$A$2"


def test_line_without_a_dash_is_symbols_alone():
    _, sheet = drawn()

    line, _, symbols = sheet._charts[0].series
    assert line.graphicalProperties.ln.prstDash == "solid"
    assert line.graphicalProperties.ln.solidFill.srgbClr == "005EB8"
    assert symbols.graphicalProperties.ln.noFill
    assert symbols.marker.symbol == "square"


def test_key_leaves_out_what_looks_like_another_line():
    _, sheet = drawn()

    assert [entry.idx for entry in sheet._charts[0].legend.legendEntry if entry.delete] == [1]


def test_missing_figures_are_gaps():
    _, sheet = drawn()

    assert sheet._charts[0].display_blanks == "gap"
    assert sheet["C5"].value is None


def test_months_are_labelled_the_further_apart_the_more_there_are():
    units = {
        length: drawn(MONTHS[:length])[1]._charts[0].x_axis.majorUnit for length in (6, 12, 36)
    }

    assert units == {6: 1, 12: 3, 36: 6}
