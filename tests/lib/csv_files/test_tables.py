"""The form of a CSV file: what is read, what is told, and on which line."""

import csv

import pytest

from iccportal.lib.csv_files import tables
from iccportal.lib.csv_files.faults import Faults
from iccportal.lib.csv_files.tables import Table

HEADINGS = ("practice", "month", "count")
UNCLOSED = "is a quotation mark opened and not closed?"


@pytest.fixture
def read(tmp_path):
    def read_content(content):
        path = tmp_path / "A.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        table = Table(path, HEADINGS)
        rows = list(table.rows())
        told = [line.removeprefix(str(tmp_path)) for line in table.faults.told()]
        return table, rows, told

    return read_content


class TestForm:
    def test_rows_come_with_their_lines(self, read):
        table, rows, told = read("practice,month,count\nA,2020-01,1\nB,2020-01,2\n")

        assert rows == [(2, ["A", "2020-01", "1"]), (3, ["B", "2020-01", "2"])]
        assert told == []
        assert table.readable
        assert table.next_line == 4

    @pytest.mark.parametrize(
        "content",
        [
            "\ufeffpractice,month,count\nA,1,2\n",
            "practice,month,count\r\nA,1,2\r\n",
            "practice,month,count\rA,1,2",
            "practice,month,count\nA,1,2\n\n\n",
            '"practice","month","count"\n"A","1","2"\n',
        ],
        ids=["byte order mark", "CRLF", "CR", "blank lines at the end", "quoted"],
    )
    def test_other_habits_of_spreadsheets_are_taken(self, read, content):
        _, rows, told = read(content)

        assert rows == [(2, ["A", "1", "2"])]
        assert told == []

    def test_more_rows_than_are_read_at_a_time(self, read):
        count = 2 * tables.ROWS_AT_A_TIME + 1
        _, rows, told = read("practice,month,count\n" + "A,1,2\n" * count)

        assert [line for line, _ in rows] == list(range(2, count + 2))
        assert told == []

    def test_heading_alone(self, read):
        table, rows, told = read("practice,month,count\n")

        assert (rows, told, table.next_line) == ([], [], 2)


class TestHeadings:
    def test_misspelt_heading_is_told_and_the_rows_are_read(self, read):
        _, rows, told = read("practice,Month,count\nA,1,2\n")

        assert len(rows) == 1
        assert told == [
            "/A.csv, line 1, column 2 (month): found ‘Month’; "
            "expected the heading ‘month’ (of practice,month,count)"
        ]

    @pytest.mark.parametrize(
        ("heading", "columns"),
        [
            ("month,practice,count", [1, 2]),
            ("practice,month", [3]),
            ("practice,month,count,x", [4]),
        ],
    )
    def test_other_columns_are_told_and_nothing_else_is_read(self, read, heading, columns):
        table, rows, told = read(f"{heading}\nA,1,2\n")

        assert rows == []
        assert not table.readable
        assert [line.split(" (")[0] for line in told] == [
            f"/A.csv, line 1, column {column}" for column in columns
        ]


class TestRows:
    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("A,1", "column 3 (count): found 2 cells; expected 3 (practice,month,count)"),
            ("A", "column 2 (month): found 1 cell; expected 3 (practice,month,count)"),
            (
                "A,1,1,234",
                "column 4 (no heading): found 4 cells; expected 3 (practice,month,count): "
                "is there a comma in a number or a name?",
            ),
            (
                '"A\nB",1,2',
                f"column 1 (practice): found a line break; expected one line: {UNCLOSED}",
            ),
        ],
        ids=["too few", "far too few", "too many", "line break"],
    )
    def test_row_of_another_form_is_left_out(self, read, row, words):
        _, rows, told = read(f"practice,month,count\n{row}\nC,1,2\n")

        assert [row for _, row in rows] == [["C", "1", "2"]]
        assert told == [f"/A.csv, line 2, {words}"]

    def test_lines_after_a_line_break_in_a_cell_are_still_right(self, read):
        _, rows, _ = read('practice,month,count\n"A\r\nB",1,2\nC,1,2\n')

        assert rows == [(4, ["C", "1", "2"])]

    def test_blank_line_between_rows(self, read):
        _, rows, told = read("practice,month,count\nA,1,2\n\nC,1,2\n")

        assert [line for line, _ in rows] == [2, 4]
        assert told == [
            "/A.csv, line 3, column 1 (practice): found a blank line; expected rows without a gap"
        ]

    def test_blank_lines_and_the_next_row_are_read_apart(self, read):
        rows_before = "A,1,2\n" * (tables.ROWS_AT_A_TIME - 1)
        _, rows, told = read(f"practice,month,count\n{rows_before}\nC,1,2\n")

        assert rows[-1] == (tables.ROWS_AT_A_TIME + 2, ["C", "1", "2"])
        assert len(told) == 1

    def test_more_after_a_closing_quotation_mark(self, read):
        _, _, told = read('practice,month,count\n"A",1,"5"6\nB,1,"7"\n')

        assert told == [
            "/A.csv, line 2, column 3 (count): found more after a closing quotation mark; expected "
            "a comma: write a quotation mark that is part of the cell twice"
        ]

    def test_quotation_mark_in_the_last_cell_that_is_never_closed(self, read):
        _, rows, told = read('practice,month,count\nA,1,2\nB,1,"2\n')

        assert rows == [(2, ["A", "1", "2"])]
        assert told == [
            f"/A.csv, line 3, column 3 (count): found a line break; expected one line: {UNCLOSED}"
        ]

    def test_quotation_mark_that_is_never_closed(self, read):
        csv.field_size_limit(10_000_000)  # as a library did that other tests import

        _, rows, told = read('practice,month,count\nA,1,2\n"B,1,2\n' + "C,1,2\n" * 30_000)

        assert rows[0] == (2, ["A", "1", "2"])
        assert (
            f"found a cell of more than 131,072 characters; expected short cells: {UNCLOSED}"
            in (told[0])
        )


class TestFiles:
    def test_empty_file(self, read):
        _, _, told = read("")

        assert told == ["/A.csv: the file is empty; expected the heading practice,month,count."]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32-le"])
    def test_file_of_another_kind_is_told_once(self, read, encoding):
        _, rows, told = read("practice,month,count\nA,2020-01,1\n".encode(encoding))

        assert rows == []
        assert told == [
            "/A.csv, line 1, column 1 (practice): found a workbook or UTF-16, not a CSV file in "
            "UTF-8; expected UTF-8: save the file again as “CSV UTF-8”"
        ]

    def test_no_such_file(self, tmp_path):
        table = Table(tmp_path / "A.csv", HEADINGS)

        assert list(table.rows()) == []
        assert list(table.faults.told()) == [f"{tmp_path}/A.csv: there is no such file."]

    def test_folder(self, tmp_path):
        table = Table(tmp_path, HEADINGS)

        assert list(table.rows()) == []
        assert list(table.faults.told()) == [f"{tmp_path}: this is a folder, not a file."]

    def test_file_that_cannot_be_read(self, tmp_path):
        (tmp_path / "A.csv").touch()
        table = Table(tmp_path / "A.csv" / "B.csv", HEADINGS)

        assert list(table.rows()) == []
        assert "the file could not be read (Not a directory)." in next(table.faults.told())


class TestFaults:
    def test_are_told_in_the_order_of_lines(self):
        faults = Faults("A.csv")
        faults.add(3, 1, "practice", "second")
        faults.add(2, 3, "count", "first")

        assert list(faults.told()) == [
            "A.csv, line 2, column 3 (count): first",
            "A.csv, line 3, column 1 (practice): second",
        ]

    def test_are_counted_beyond_a_limit(self):
        faults = Faults("A.csv", most=2)
        for line in range(1, 2003):
            faults.add(line, 1, "practice", "odd")

        *_, last = faults.told()
        assert last == "A.csv: and 2,000 more."
