"""Shares worked out from CSV files: the rows, and every way in which the files can be wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.csv_files.faults import FaultyFilesError
from targets.from_files import Request, apportion_files, decimal_text
from tests.targets.csv_files import (
    WINDOW,
    activity_file,
    membership_file,
    saved,
    trajectory_file,
)
from tests.targets.slow_from_files import apportioned, decimal

OPEN = membership_file("A,Kendal,2017-04,,", "B,East,2017-04,,")
PLAN = trajectory_file(m2020_04=100, m2020_05=101)


@pytest.fixture
def work_out(tmp_path):
    return work_out_in(tmp_path)


def work_out_in(folder):
    def run(activity, membership, trajectory=PLAN, by="community", slow=False):
        paths = [
            saved(folder / name, lines)
            for name, lines in (("A.csv", activity), ("M.csv", membership), ("T.csv", trajectory))
        ]
        if slow:
            return apportioned(*paths, window_end="2020-01", first="2020-04", last="2020-05", by=by)
        asked = Request(
            window_end=date(2020, 1, 1), first=date(2020, 4, 1), last=date(2020, 5, 1), by=by
        )
        return [[str(cell) for cell in row] for row in apportion_files(*paths, asked)]

    return run


@pytest.fixture
def refused(work_out, tmp_path):
    def run(*files, by="community"):
        with pytest.raises(FaultyFilesError) as caught:
            work_out(*files, by=by)
        return [line.replace(f"{tmp_path}/", "") for line in caught.value.lines]

    return run


class TestRows:
    def test_communities(self, work_out):
        rows = work_out(activity_file(A=10, B=20), OPEN)

        assert rows == [
            ["East", "2020-04", "240", "0.666666666667", "66.666666667", "67"],
            ["East", "2020-05", "240", "0.666666666667", "67.333333333", "67"],
            ["Kendal", "2020-04", "120", "0.333333333333", "33.333333333", "33"],
            ["Kendal", "2020-05", "120", "0.333333333333", "33.666666667", "34"],
        ]

    def test_closed_practice_counts_for_its_successor(self, work_out):
        members = membership_file("A,Kendal,2017-04,2020-03,B", "B,East,2017-04,,")

        rows = work_out(activity_file(A=10, B=20), members, by="practice")

        assert [row[:4] for row in rows] == [
            ["B", "2020-04", "360", "1.000000000000"],
            ["B", "2020-05", "360", "1.000000000000"],
        ]

    def test_practice_that_opened_after_the_window_has_a_share_of_zero(self, work_out):
        members = [*OPEN, "N,New,2020-03,,"]

        rows = work_out(activity_file(A=10, B=20), members)

        assert ["New", "2020-04", "0", "0.000000000000", "0.000000000", "0"] in rows

    def test_rows_outside_the_window_are_not_counted(self, work_out):
        activity = [*activity_file(A=10, B=10), "A,2019-01,5000", "B,2020-02,7000"]

        assert work_out(activity, OPEN)[0][2:4] == ["120", "0.500000000000"]

    def test_practice_closed_before_the_window_needs_no_home(self, work_out):
        members = [*OPEN, "Z,East,2010-04,2012-04,"]

        assert len(work_out(activity_file(A=10, B=20), members)) == 4

    @given(data=st.data())
    @pytest.mark.parametrize("by", ["practice", "community"])
    def test_agrees_with_the_slow_way(self, tmp_path_factory, by, data):
        counts = data.draw(st.lists(st.integers(0, 99), min_size=4, max_size=4).filter(any))
        planned = data.draw(st.lists(st.integers(0, 999), min_size=2, max_size=2))
        members = membership_file(
            "A,Kendal,2017-04,2019-08,C",
            "B,East,2017-04,2019-06,",
            "B,Kendal,2019-06,,",
            "C,East,2017-04,2020-04,D",
            "D,Bay,2017-04,,",
        )
        files = (
            activity_file(**dict(zip("ABCD", counts, strict=True))),
            members,
            trajectory_file(m2020_04=planned[0], m2020_05=planned[1]),
        )
        run = work_out_in(tmp_path_factory.mktemp("files"))

        assert run(*files, by=by) == run(*files, by=by, slow=True)


class TestMissing:
    def test_month_of_an_open_practice(self, refused):
        activity = [row for row in activity_file(A=10, B=20) if row != "A,2019-07,10"]

        assert refused(activity, OPEN) == [
            "A.csv, line 25, column 2 (month): found no row for A in 2019-07; expected one, with 0 "
            "if there was none: the practice is open then (M.csv, line 2)"
        ]

    def test_month_of_the_window_that_nobody_has(self, refused):
        a_month_early = [row.replace("2020-01", "2019-01") for row in activity_file(A=10, B=20)]

        told = [line.split("; ")[0] for line in refused(a_month_early, OPEN)]

        assert told == [
            "A.csv, line 26, column 2 (month): found no row for A in 2020-01",
            "A.csv, line 26, column 2 (month): found no row for B in 2020-01",
        ]

    def test_month_in_which_the_practice_was_not_open_is_not_missed(self, work_out):
        members = membership_file("A,Kendal,2019-08,,", "B,East,2017-04,2019-08,A")
        activity = [
            row for row in activity_file(A=10, B=20) if row[0] != "B" or row[2:9] < "2019-08"
        ]

        assert work_out(activity, members)[0][:3] == ["Kendal", "2020-04", "240"]

    def test_planned_figure(self, refused):
        assert refused(activity_file(A=10, B=20), OPEN, trajectory_file(m2020_04=9)) == [
            "T.csv, line 3, column 1 (month): found no row for 2020-05; "
            "expected a planned figure for every month from 2020-04 to 2020-05"
        ]

    def test_home_of_a_practice_with_activity(self, refused):
        members = membership_file("A,Kendal,2017-04,2020-03,", "B,East,2017-04,,")

        assert refused(activity_file(A=10, B=20), members) == [
            "M.csv, line 2, column 5 (successor): found that A has no community in 2020-04 and no "
            "successor; expected a community, or a successor that has one"
        ]

    def test_end_of_a_circle_of_successors(self, refused):
        members = [*OPEN, "X,East,2010-04,2012-04,Y", "Y,East,2010-04,2012-04,X"]

        told = refused(activity_file(A=10, B=20), members)

        assert [line.split(":")[0] for line in told] == [
            "M.csv, line 4, column 5 (successor)",
            "M.csv, line 5, column 5 (successor)",
        ]

    def test_any_activity(self, refused):
        assert refused(activity_file(A=0, B=0), OPEN) == [
            "A.csv: no activity in the window to share out by."
        ]


class TestWrongRows:
    def test_everything_wrong_with_the_activity_is_told(self, refused):
        activity = [
            *activity_file(A=10, B=20),
            "X,2019-02,3",
            "a,2018-02,3",
            "A,2019-13,3.5",
            "A,2019-02,3",
            "A,2018-03,-1",
        ]

        assert [line.split("; ")[0] for line in refused(activity, OPEN)] == [
            "A.csv, line 26, column 1 (practice): found ‘X’",
            "A.csv, line 27, column 1 (practice): found ‘a’",
            "A.csv, line 28, column 2 (month): found ‘2019-13’",
            "A.csv, line 28, column 3 (count): found ‘3.5’",
            "A.csv, line 29, column 2 (month): found A in 2019-02 a second time",
            "A.csv, line 30, column 3 (count): found ‘-1’",
        ]

    def test_everything_wrong_with_the_membership_is_told(self, refused):
        members = [
            *OPEN,
            "A,East,2019-01,,",
            ",,2019-1,2019-00,=B",
            "C,East,2019-01,2019-01,",
        ]

        told = [line.split(";")[0] for line in refused(activity_file(A=10, B=20), members)]

        assert told == [
            "M.csv, line 4, column 3 (from): found A from 2019-01",
            "M.csv, line 5, column 1 (practice): found a blank cell",
            "M.csv, line 5, column 2 (community): found a blank cell",
            "M.csv, line 5, column 3 (from): found ‘2019-1’",
            "M.csv, line 5, column 4 (to): found ‘2019-00’",
            "M.csv, line 5, column 5 (successor): found ‘=B’",
            "M.csv, line 6, column 4 (to): found ‘2019-01’",
        ]

    def test_everything_wrong_with_the_trajectory_is_told(self, refused):
        planned = ["month,planned", "2020-04,", "2020-4,1", "2020-05,1", "2020-05,2"]

        told = [line.split(";")[0] for line in refused(activity_file(A=1, B=2), OPEN, planned)]

        assert told == [
            "T.csv, line 2, column 2 (planned): found a blank cell",
            "T.csv, line 3, column 1 (month): found ‘2020-4’",
            "T.csv, line 5, column 1 (month): found 2020-05 a second time (line 4)",
        ]

    def test_headings_alone_that_are_wrong(self, refused):
        wrong = ["x"]

        files = {line.split(",")[0] for line in refused(wrong, wrong, wrong)}

        assert files == {"A.csv", "M.csv", "T.csv"}

    def test_membership_that_cannot_be_read_makes_no_practice_unknown(self, refused):
        told = refused(activity_file(A=10, B=20), ["x"])

        assert {line.split(",")[0] for line in told} == {"M.csv"}


class TestDecimals:
    @pytest.mark.parametrize(
        ("numerator", "text"), [(1, "0.12"), (3, "0.38"), (0, "0.00"), (8, "1.00"), (80, "10.00")]
    )
    def test_halves_go_to_the_even_digit(self, numerator, text):
        assert decimal_text(numerator, 8, 2) == text

    @given(st.integers(0, 10**12), st.integers(1, 10**9), st.integers(1, 12))
    def test_agrees_with_decimals(self, numerator, denominator, places):
        assert decimal_text(numerator, denominator, places) == decimal(
            numerator, denominator, places
        )


def test_window_ends_with_its_last_month():
    assert (WINDOW[0], WINDOW[-1]) == ("2019-02", "2020-01")
