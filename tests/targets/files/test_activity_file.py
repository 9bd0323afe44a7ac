"""The file of activity, read in bites."""

from datetime import date

from iccportal.lib.csv_files.tables import ROWS_AT_A_TIME
from targets.files import activity
from targets.files.activity import ActivityFile
from tests.targets.csv_files import saved

HEADING = "practice,month,count"


def test_columns_come_as_they_were_written(tmp_path):
    file = ActivityFile(saved(tmp_path / "A.csv", [HEADING, "A,2020-01,7"]), {"A"}, "M.csv")

    assert list(file.bites()) == [(("A",), ("2020-01",), ("7",))]
    assert file.rows == 1
    assert file.covered() == [date(2020, 1, 1)]
    assert file.practices() == ["A"]


def test_only_the_rows_in_order_are_kept(tmp_path):
    rows = ["A,2020-01,7", "A,2020-02,x", "X,2020-01,7", "A,2020-03,0"]
    file = ActivityFile(saved(tmp_path / "A.csv", [HEADING, *rows]), {"A"}, "M.csv")

    (bite,) = file.bites()

    assert bite.months == ("2020-01", "2020-03")


def test_month_of_a_wrong_count_is_not_missing(tmp_path):
    file = ActivityFile(saved(tmp_path / "A.csv", [HEADING, "A,2020-01,x"]), {"A"}, "M.csv")

    assert list(file.bites()) == [((), (), ())]
    assert list(file.missing(["A"], [date(2020, 1, 1)])) == [("A", [])]


def test_nothing_but_blank_lines_for_long(tmp_path):
    blank = [""] * (2 * ROWS_AT_A_TIME)
    file = ActivityFile(saved(tmp_path / "A.csv", [HEADING, *blank]), {"A"}, "M.csv")

    assert list(file.bites()) == []


def test_many_different_counts_are_not_all_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr(activity, "MOST_REMEMBERED", 10)
    rows = [f"A{n},2020-01,{n}" for n in range(2 * ROWS_AT_A_TIME)]
    file = ActivityFile(saved(tmp_path / "A.csv", [HEADING, *rows]), None, "M.csv")

    assert sum(len(bite.counts) for bite in file.bites()) == len(rows)
    assert len(file._good_counts) == ROWS_AT_A_TIME
