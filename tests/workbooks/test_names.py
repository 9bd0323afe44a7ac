import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.workbooks.names import headings, sheet_name, table_name


@pytest.mark.parametrize(
    ("words", "taken", "name"),
    [
        ("Notes", [], "Notes"),
        ("Notes", ["notes"], "Notes 2"),
        ("Notes", ["Notes", "NOTES 2"], "Notes 3"),
        ("Of [many]: a/b\\c * ? 'd' !", [], "Of many a b c d"),
        ("", [], "Sheet"),
        ("History", [], "History 2"),
        ("1 Reablement assessments of people", [], "1 Reablement assessments of"),
        ("Reablementassessmentsofmanypeople", [], "Reablementassessmentsofmanypeop"),
        (
            "Reablement assessments of people",
            ["Reablement assessments of"],
            "Reablement assessments of 2",
        ),
    ],
)
def test_sheet_name(words, taken, name):
    assert sheet_name(words, taken) == name


@given(st.lists(st.text(max_size=60), max_size=30))
def test_sheet_names_are_such_as_excel_takes(all_words):
    names: list[str] = []
    for words in all_words:
        names.append(sheet_name(words, names))

    assert len({name.lower() for name in names}) == len(names)
    assert all(1 <= len(name) <= 31 for name in names)
    assert not any(re.search(r"[\[\]:*?/\\']", name) for name in names)


@pytest.mark.parametrize(
    ("words", "name"),
    [("3 by community", "table_3_by_community"), ("مجتمع", "table_1"), ("A1", "table_a1")],
)
def test_table_name(words, name):
    assert table_name(words) == name


def test_headings_differ_whatever_the_case():
    assert headings(["Month", "MONTH", "East\nside", "", "month (2)"]) == [
        "Month",
        "MONTH (2)",
        "East side",
        "Column",
        "month (2) (2)",
    ]


@given(st.lists(st.text(max_size=300), max_size=6))
def test_headings_are_different_and_short_enough(titles):
    given_names = headings(titles)

    assert len({name.lower() for name in given_names}) == len(titles)
    assert all(1 <= len(name) <= 255 for name in given_names)
