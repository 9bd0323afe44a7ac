from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from reports.contents import FIGURES, SHARES, TABLES
from reports.fields import Kind, number, read_rows, write_rows, written

ROW = (
    "nel_admissions",
    "kendal",
    date(2020, 1, 1),
    Decimal("412"),
    None,
    Decimal("412"),
    "final",
    Decimal("400.5"),
    None,
    None,
    None,
    "common_cause",
    1,
    True,
)


def test_what_was_written_is_read_again_the_same():
    assert list(read_rows(FIGURES, write_rows(FIGURES, [ROW]))) == [ROW]


@pytest.mark.parametrize(("missing", "nothing"), [("numerator", None), ("point_type", "")])
def test_edition_from_before_a_column_was_added_is_read_all_the_same(missing, nothing):
    place = FIGURES.names.index(missing)
    before = replace(FIGURES, fields=(*FIGURES.fields[:place], *FIGURES.fields[place + 1 :]))
    own = (*ROW[:place], *ROW[place + 1 :])

    assert list(read_rows(FIGURES, write_rows(before, [own]))) == [
        (*ROW[:place], nothing, *ROW[place + 1 :])
    ]


def test_headings_alone_where_there_is_no_row():
    assert write_rows(SHARES, []).startswith("stream,rebase,place,")
    assert list(read_rows(SHARES, write_rows(SHARES, []))) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (Decimal("120"), "120"),
        (Decimal("0.50"), "0.5"),
        (Fraction(2, 3), "0.666666667"),
        (0.1 + 0.2, "0.3"),
        (date(2020, 1, 1), "2020-01-01"),
        ('says "so", here', 'says "so", here'),
    ],
)
def test_value_as_text(value, text):
    assert written(value) == text


def test_number_is_kept_to_nine_decimals():
    assert number(Fraction(1, 3)) == Decimal("0.333333333")


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_table_says_what_every_field_means(table):
    assert set(table.key) <= set(table.names)
    assert len(set(table.names)) == len(table.names)
    assert all(field.title and field.description.endswith(".") for field in table.fields)
    assert all(field.kind in Kind for field in table.fields)
