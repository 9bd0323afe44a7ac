"""Tables of any length, written row by row."""

import tracemalloc
from datetime import date, datetime
from decimal import Decimal

import pytest

from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import DAY, MONTH
from iccportal.workbooks.long_table import write_long_table
from iccportal.workbooks.sheet import Column, Sheet
from tests.workbooks.reading import formulas, opened

COLUMNS = (
    Column("Place"),
    Column("Month", 10, MONTH),
    Column("Figure", 10, "General"),
    Column("Signed on", 10, DAY),
)


def book_of(rows):
    book = Book("A title", date(2020, 5, 14), row_by_row=True)
    sheet = Sheet(book, "Figures", footer="East & West")
    sheet.title("Figures")
    sheet.line("=1+1")
    write_long_table(book, sheet, COLUMNS, rows)
    assert sheet.next_row == 3 + len(rows)
    return book.to_bytes()


def test_cells_are_what_they_are_under_headings_that_stay():
    january = date(2020, 1, 1)
    rows = [
        ("East", january, Decimal("12.5"), january),
        ("West", None, 7, None),
        ("", None, 0.5, None),
    ]

    sheet = opened(book_of(rows)).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        ["Place", "Month", "Figure", "Signed on"],
        ["East", datetime(2020, 1, 1), 12.5, datetime(2020, 1, 1)],
        ["West", None, 7, None],
        [None, None, 0.5, None],
    ]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert [sheet[cell].number_format for cell in ("B4", "C4", "D4")] == [MONTH, "General", DAY]
    assert not sheet.merged_cells.ranges


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "<r>x</r>", "<r></r></is></c><c><f>1+1</f></c>x</r>"]
)
def test_text_is_never_run_nor_taken_for_markup(text):
    book = opened(book_of([(text, None, None, None)]))

    assert formulas(book) == []
    assert str(book.active["A4"].value).rstrip(" ") == text
    assert book.active["A2"].value == "=1+1"


def test_day_in_a_column_of_words_is_a_day_too():
    sheet = opened(book_of([(date(2020, 1, 31), None, None, None)])).active

    assert sheet["A4"].value == datetime(2020, 1, 31)


def test_same_rows_are_the_same_bytes():
    rows = [("East", date(2020, 1, 1), Decimal(n), None) for n in range(20)]

    assert book_of(rows) == book_of(rows)


def test_rows_are_not_held_in_memory():
    rows = [(f"Place {n}", None, n, None) for n in range(20_000)]
    book_of(rows[:10])  # what is imported and kept once

    tracemalloc.start()
    book_of(rows)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 4_000_000
