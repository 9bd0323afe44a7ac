"""Cells that go on after their quotation marks."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.csv_files.quotation import column_with_more


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('"5"6', 0),
        ('A,"5"6,B\r\n', 1),
        ('A,,"5" \n', 2),
        ('"A, B","5"6', 1),
        ('"say ""so""",1\n', None),
        ('"a,""b"" c",1', None),
        ('A,5"6",1', None),
        ('A,"5', None),
        ('"",""\r\n', None),
        ("A,B\n", None),
        ("", None),
    ],
)
def test_first_cell_that_goes_on_is_found(line, column):
    assert column_with_more(line) == column


@given(st.lists(st.text('A",5 ', max_size=4), min_size=1, max_size=4))
def test_line_that_is_read_strictly_has_none(cells):
    line = ",".join(cells)
    try:
        next(csv.reader([line], strict=True), None)
    except csv.Error as error:
        is_more = "expected after" in str(error)
    else:
        is_more = False

    assert (column_with_more(line) is not None) == is_more
