from datetime import date, datetime
from decimal import Decimal

import pytest

from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import MONTH, Link, Shown, number_format
from iccportal.workbooks.sheet import Column, Sheet
from tests.workbooks.reading import formulas, opened, table_rows

DAY = date(2020, 5, 14)
COLUMNS = (
    Column("Place", 20, wrapped=True),
    Column("Month", 10, MONTH),
    Column("Figure", 10, number_format(1)),
)


def book_of(rows, *, footer="", lines=()):
    book = Book("A title", DAY)
    sheet = Sheet(book, "Figures", footer=footer)
    sheet.title("Figures of East & West")
    for line in lines:
        sheet.line(line)
    sheet.table("figures", COLUMNS, rows)
    return book.to_bytes()


def test_text_numbers_and_dates_are_what_they_are():
    rows = [("East", date(2020, 1, 1), 12.5), ("West", None, ""), ("Bay", True, Decimal("0.1"))]

    sheet = opened(book_of(rows)).active

    assert table_rows(sheet) == [
        ("Place", "Month", "Figure"),
        ("East", datetime(2020, 1, 1), 12.5),
        ("West", None, None),
        ("Bay", True, 0.1),
    ]
    assert sheet["B3"].number_format == MONTH
    assert sheet["C3"].number_format == "#,##0.0"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "{=", "http://"])
def test_text_like_a_formula_stays_text(start):
    text = f"{start}1+1"

    book = opened(book_of([(text, None, None)], lines=[text]))

    assert formulas(book) == []
    assert book.active["A2"].data_type == "s"
    assert table_rows(book.active)[1][0] == text
    assert book.active["A2"].hyperlink is None


def test_lines_of_a_text_end_as_those_of_excel():
    text = table_rows(opened(book_of([("one\r\ntwo\rthree", None, None)])).active)[1][0]

    assert text == "one\ntwo\nthree"


def test_text_like_a_formula_is_marked_so_that_editing_keeps_it_text():
    sheet = opened(book_of([("=1+1", None, None)])).active

    assert sheet["A3"].quotePrefix
    assert not sheet["B3"].quotePrefix


def test_text_longer_than_a_cell_ends_with_an_ellipsis():
    text = table_rows(opened(book_of([("x" * 40_000, None, None)])).active)[1][0]

    assert len(text) == 32_767
    assert text.endswith("x…")


def test_number_that_is_shown_otherwise_than_its_column():
    sheet = opened(book_of([("East", None, Shown(0.4, number_format(0, percentage=True)))])).active

    assert (sheet["C3"].value, sheet["C3"].number_format) == (0.4, '#,##0"%"')


def test_link_leads_to_a_sheet():
    sheet = opened(book_of([("East", None, None)], lines=[Link("Notes", "See", "B2")])).active

    assert sheet["A2"].value == "See"
    assert sheet["A2"].hyperlink.location == "'Notes'!B2"


def test_sheet_is_one_table_with_frozen_headings_and_nothing_merged():
    sheet = opened(book_of([("East", None, 1)])).active

    assert sheet["A1"].value == "Figures of East & West"
    assert sheet.tables["table_figures"].ref == "A2:C3"
    assert sheet.freeze_panes == "B3"
    assert not sheet.merged_cells.ranges
    assert sheet.print_title_rows == "$2:$2"


def test_table_without_rows_is_refused():
    with pytest.raises(ValueError, match="at least one row"):
        book_of([])


def test_rows_are_as_high_as_their_longest_text():
    sheet = opened(book_of([("long words " * 10, None, None), ("short", None, None)])).active

    assert sheet.row_dimensions[3].height == 90
    assert sheet.row_dimensions[4].height is None


def test_footer_shows_an_ampersand_as_it_is():
    sheet = opened(book_of([("East", None, 1)], footer="East & West")).active

    assert sheet.oddFooter.left.text == "East && West"


def test_long_footer_runs_into_nothing():
    """Nothing keeps the left of a footer from its right, so the page's number is at the top."""
    sheet = opened(book_of([("East", None, 1)], footer=f"{'long ' * 60}\nIn short")).active

    first, second = sheet.oddFooter.left.text.split("\n")
    assert (len(first) <= 120, first[-1], second) == (True, "…", "In short")
    assert (sheet.oddFooter.right.text, sheet.oddHeader.right.text) == (None, "Page &P of &N")


def test_row_is_as_high_as_the_words_of_its_link():
    sheet = opened(book_of([(Link("Figures", "long words " * 10), None, None)])).active

    assert sheet.row_dimensions[3].height == 90


def test_book_tells_title_and_day_and_no_author():
    properties = opened(book_of([("East", None, 1)])).properties

    assert properties.title == "A title"
    assert properties.created == properties.modified == datetime(2020, 5, 14)
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_same_calls_give_the_same_bytes():
    assert book_of([("East", DAY, 1)]) == book_of([("East", DAY, 1)])
