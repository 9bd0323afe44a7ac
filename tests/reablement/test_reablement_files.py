from datetime import date

import pytest

from iccportal.lib.csv_files.cells import LARGEST_COUNT
from reablement.category_file import CategoriesFile
from reablement.files import AssessmentsFile, TotalsFile
from reablement.names import AreaName, CategoryName, Names
from reablement.sheet import CategoryKey, Cell, Place, PrintedTotal

HOSPITAL, PLAN = CategoryKey("route", "hospital"), CategoryKey("outcome", "plan")
KENDAL, EAST = "Kendal ICC", "East Lakes ICC"
NAMES = Names(
    "A Council",
    [
        AreaName(KENDAL, "kendal", date(2019, 4, 1), None),
        AreaName(EAST, "east", date(2019, 4, 1), date(2020, 3, 1)),
    ],
    [CategoryName(HOSPITAL, "Hospital"), CategoryName(PLAN, "Reablement Plan")],
)
JAN = date(2020, 1, 1)


@pytest.fixture
def file_of(tmp_path):
    def write(kind, *lines, encoding="utf-8", heading=None, **more):
        path = tmp_path / "sent.csv"
        text = "\n".join([heading or ",".join(kind.headings), *lines, ""])
        path.write_bytes(text.encode(encoding))
        return kind(path, NAMES, **more) if kind is not CategoriesFile else kind(path)

    return write


def test_assessments_that_are_in_order(file_of):
    file = file_of(
        AssessmentsFile,
        f"2020-01,{KENDAL},route,Hospital,6,final",
        f"2020-01,{KENDAL},outcome,Reablement Plan,0,provisional",
    )

    assert file.faults() == []
    assert file.last_month == JAN
    assert file.cells == [
        Cell(Place("kendal", JAN, HOSPITAL), 6),
        Cell(Place("kendal", JAN, PLAN), 0, provisional=True),
    ]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("2020-13,Kendal ICC,route,Hospital,6,final", "1 (month)", "a month as YYYY-MM"),
        ("Jan-20,Kendal ICC,route,Hospital,6,final", "1 (month)", "a month as YYYY-MM"),
        ("2020-01,Kendal,route,Hospital,6,final", "2 (area)", "uses in January 2020: ‘Kendal ICC’"),
        ("2020-01,Kendal ICC ,route,Hospital,6,final", "2 (area)", "without spaces"),
        ("2020-01,,route,Hospital,6,final", "2 (area)", "found a blank cell"),
        (f"2020-03,{EAST},route,Hospital,6,final", "2 (area)", "uses in March 2020: ‘Kendal ICC’;"),
        ("2020-01,Kendal ICC,rout,Hospital,6,final", "3 (cut)", "expected route or outcome"),
        ("2020-01,Kendal ICC,outcome,Hospital,6,final", "4 (category)", "‘Reablement Plan’"),
        ("2020-01,Kendal ICC,outcome,Reablement Pan,6,final", "4 (category)", "one of"),
        ("2020-01,Kendal ICC,route,Hospital,-6,final", "5 (count)", "a count is never negative"),
        ("2020-01,Kendal ICC,route,Hospital,6.5,final", "5 (count)", "no fraction"),
        ("2020-01,Kendal ICC,route,Hospital,,final", "5 (count)", "write 0 where there was none"),
        (f"2020-01,Kendal ICC,route,Hospital,{LARGEST_COUNT + 1},final", "5 (count)", "too large"),
        ("2020-01,Kendal ICC,route,Hospital,6,Final", "6 (state)", "final or provisional"),
        ("2020-01,Kendal ICC,route,Hospital,6", "6 (state)", "found 5 cells"),
        ("2020-01,Kendal ICC,route,9434765919,6,final", "4 (category)", "NHS number"),
    ],
)
def test_fault_in_one_cell(file_of, row, column, words):
    file = file_of(AssessmentsFile, row)

    (told,) = file.faults()
    assert f"sent.csv, line 2, column {column}: found" in told
    assert words in f"{told};"
    assert file.cells == []


def test_every_fault_at_once(file_of):
    file = file_of(
        AssessmentsFile,
        "2020-01,Kendal ICC,route,Hospital,six,final",
        "2020-1,Nowhere,by foot,Hospital,-1,perhaps",
        "2020-01,Kendal ICC,route,Hospital,6,final",
    )

    assert [told.split(":")[0].removeprefix(f"{file.table.path}, ") for told in file.faults()] == [
        "line 2, column 5 (count)",
        "line 3, column 1 (month)",
        "line 3, column 2 (area)",
        "line 3, column 3 (cut)",
        "line 3, column 5 (count)",
        "line 3, column 6 (state)",
        "line 4, column 1 (month)",
    ]
    assert "found 2020-01, Kendal ICC, route, Hospital a second time (line 2)" in file.faults()[-1]


def test_row_left_out_for_one_area_alone(file_of):
    file = file_of(
        AssessmentsFile,
        f"2020-01,{KENDAL},route,Hospital,6,final",
        f"2020-01,{KENDAL},outcome,Reablement Plan,6,final",
        f"2020-01,{EAST},route,Hospital,0,final",
        f"2020-02,{KENDAL},outcome,Reablement Plan,6,final",
    )

    (told,) = file.faults()
    assert "line 6, column 5 (count): found no row for East Lakes ICC, Reablement Plan" in told
    assert "in 2020-01; expected one, with 0 if there was none" in told


def test_heading_of_the_sheet_as_it_is_printed(file_of):
    file = file_of(AssessmentsFile, heading="Outcome of Assessment,Kendal ICC,Grand Total")

    assert "expected the heading ‘month’" in file.faults()[0]


def test_headings_alone(file_of):
    assert "the file has no figures below its headings." in file_of(AssessmentsFile).faults()[0]
    assert "no totals below" in file_of(TotalsFile, last_month=None).faults()[0]


def test_windows_1252(file_of):
    file = file_of(
        AssessmentsFile, "2020-01,Kendal – ICC,route,Hospital,6,final", encoding="cp1252"
    )

    (told,) = file.faults()
    assert "line 2, column 2 (area)" in told
    assert "save the file again as “CSV UTF-8”" in told


def test_totals_of_all_and_of_one(file_of):
    file = file_of(
        TotalsFile,
        f"2020-01,{EAST},,,14",
        "2020-01,,route,Hospital,29",
        ",,,,472",
        f",{KENDAL},,,86",
        last_month=JAN,
    )

    assert file.faults() == []
    assert [total for _, total in file.printed] == [
        PrintedTotal(JAN, "east", None, 14),
        PrintedTotal(JAN, None, HOSPITAL, 29),
        PrintedTotal(None, None, None, 472),
        PrintedTotal(None, "kendal", None, 86),
    ]
    assert [line for line, _ in file.printed] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2020-1,,,,14", "1 (month)"),
        (",Nowhere,,,14", "2 (area)"),
        (f",{EAST},,,14", "2 (area)"),
        (",,,Hospital,14", "3 (cut)"),
        (",,route,,14", "4 (category)"),
        (",,,,", "5 (count)"),
    ],
)
def test_fault_in_a_total(file_of, row, column):
    file = file_of(TotalsFile, row, last_month=date(2020, 3, 1))

    (told,) = file.faults()
    assert f"line 2, column {column}" in told
    assert file.printed == []


def test_total_given_twice(file_of):
    file = file_of(TotalsFile, ",,,,472", ",,,,473", last_month=JAN)

    (told,) = file.faults()
    assert "line 3, column 1 (month)" in told
    assert "a second time (line 2)" in told


def test_categories_in_their_order(file_of):
    file = file_of(CategoriesFile, "outcome,plan,Reablement Plan", "route,hospital,Hospital")

    assert list(file.table.faults.told()) == []
    assert file.categories == [
        CategoryName(PLAN, "Reablement Plan"),
        CategoryName(HOSPITAL, "Hospital"),
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("routes,bed,Bed", "1 (cut)"),
        ("route,Bed!,Bed", "2 (code)"),
        ("route,bed,=Bed", "3 (name)"),
        ("route,hospital,Ward", "2 (code)"),
        ("route,ward,Hospital", "3 (name)"),
    ],
)
def test_fault_in_a_category(file_of, row, column):
    file = file_of(CategoriesFile, "route,hospital,Hospital", row)

    (told,) = file.table.faults.told()
    assert f"line 3, column {column}" in told


def test_names_that_nobody_knows():
    names = Names("A Council", [], [])

    assert names.community(KENDAL, JAN) is None
    assert names.expected_areas(None) == "a name that A Council uses: none is known"
