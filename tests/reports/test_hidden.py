"""The cells that an edition hid, as they are kept with it."""

from datetime import date

from measures.cells import Cell
from reports.hidden import Hidden, hidden_of
from reports.models import Edition, FrozenTable
from tests.reports.a_contents import MONTHS

CELL = Cell(date(2020, 1, 1), "admissions_nel", "kendal+millom")


def test_hidden_cells_are_read_again_as_they_were_kept():
    hidden = Hidden(frozenset({CELL}), {"shares": frozenset({("nel 2020-01", "millom")})})

    again = hidden_of(hidden.rows)

    assert again == hidden
    assert again.of("shares") == {("nel 2020-01", "millom")}
    assert again.of("figures") == frozenset()


def test_hidden_cells_of_editions_are_put_together():
    other = CELL._replace(month=MONTHS[0])
    rows = [*Hidden(frozenset({CELL})).rows, *Hidden(frozenset({other, CELL})).rows]

    assert hidden_of(rows).of_measures == {CELL, other}


def test_frozen_table_says_what_it_is():
    edition = Edition(quarter=date(2020, 1, 1), revision=2)
    table = FrozenTable(edition=edition, name="figures", part="falls", audience="team")

    assert str(table) == "figures falls, 2020-01-01, revision 2, team"
