"""The cells that an edition hid and showed, as they are kept with it."""

from datetime import date

from measures.cells import Cell
from reports.models import Edition, FrozenTable
from reports.released_cells import ReleasedCells, TableCells, earlier_of
from tests.reports.a_contents import MONTHS

CELL = Cell(date(2020, 1, 1), "admissions_nel", "kendal+millom")
OTHER = CELL._replace(month=MONTHS[0])
SHARE = ("nel 2020-01", "millom")


def test_cells_are_read_again_as_they_were_kept():
    cells = ReleasedCells(
        frozenset({CELL}), {OTHER: 12}, {"shares": TableCells(frozenset({SHARE}), {("x", "y"): 9})}
    )

    again = earlier_of(cells.hidden_rows, cells.shown_rows)

    assert (again.hidden, again.shown) == ({CELL}, {(OTHER, "12")})
    assert (again.hidden_of("shares"), again.shown_of("shares")) == ({SHARE}, {(("x", "y"), "9")})
    assert (again.hidden_of("figures"), again.shown_of("figures")) == (frozenset(), frozenset())


def test_cells_of_editions_are_put_together():
    rows = [row for cell in (CELL, OTHER) for row in ReleasedCells(frozenset({cell})).hidden_rows]

    assert earlier_of(rows, []).hidden == {CELL, OTHER}


def test_frozen_table_says_what_it_is():
    edition = Edition(quarter=date(2020, 1, 1), revision=2)
    table = FrozenTable(edition=edition, name="figures", part="falls", audience="team")

    assert str(table) == "figures falls, 2020-01-01, revision 2, team"
