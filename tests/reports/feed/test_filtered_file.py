"""A file of some of a table's rows."""

import csv
import io

from tests.reports.a_contents import MONTHS
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.frozen import an_edition


def test_file_holds_every_row_that_the_filters_keep(system):
    an_edition()
    program = Program(a_secret())

    answer = program.get(f"v1/{EDITION}/figures.csv", measure="falls", place="kendal")

    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert [row["month"] for row in rows] == [str(month) for month in MONTHS]
    assert {(row["measure"], row["place"]) for row in rows} == {("falls", "kendal")}
