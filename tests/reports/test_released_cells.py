"""The cells that an edition hid and showed, as they are kept with it."""

from datetime import date
from fractions import Fraction

from measures.cells import Cell
from reports.fields import read_rows, write_rows
from reports.models import Edition, FrozenTable
from reports.released_cells import (
    HIDDEN,
    SHOWN,
    ReleasedCells,
    TableCells,
    earlier_of,
    parts_of,
    rows_of,
)
from tests.reports.a_contents import MONTHS

CELL = Cell(date(2020, 1, 1), "admissions_nel", "kendal+millom")
OTHER = CELL._replace(month=MONTHS[0])
NEXT = CELL._replace(month=date(2020, 2, 1))
SHARE = ("nel 2020-01", "millom")


def test_cells_are_read_again_as_they_were_kept():
    cells = ReleasedCells(
        {CELL: 3},
        {OTHER: Fraction(25, 2)},
        {"shares": TableCells(frozenset({SHARE}), {("x", "y"): 9})},
        practices={(CELL.month, "admissions_nel"): {7: 42, 8: Fraction(1, 2)}},
    )

    again = earlier_of([(cells.hidden_rows, cells.shown_rows)], {})

    [register] = again.registers
    assert again.hidden == {CELL}
    [snapshot] = register.snapshots
    assert snapshot.cells == {CELL: (3, True), OTHER: (Fraction(25, 2), False)}
    assert snapshot.practices == {"admissions_nel": {7: 42, 8: Fraction(1, 2)}}
    assert (again.hidden_of("shares"), again.shown_of("shares")) == ({SHARE}, {(("x", "y"), "9")})
    assert (again.hidden_of("figures"), again.shown_of("figures")) == (frozenset(), frozenset())


def test_cells_of_editions_are_put_together():
    parts = [(ReleasedCells({cell: 3}).hidden_rows, []) for cell in (CELL, OTHER)]

    assert earlier_of(parts, {}).hidden == {CELL, OTHER}


def a_release(millom: int) -> tuple[str, str]:
    """What is kept of two months and of a table, with a count in the earlier one."""
    cells = ReleasedCells(
        {CELL: 3, CELL._replace(communities="millom"): millom},
        {NEXT: 12},
        {"shares": TableCells(frozenset({SHARE}), {("x", "y"): 9})},
        practices={(CELL.month, "admissions_nel"): {7: 42}, (NEXT.month, "admissions_nel"): {8: 1}},
    )
    return write_rows(HIDDEN, cells.hidden_rows), write_rows(SHOWN, cells.shown_rows)


def test_release_is_told_apart_by_month_and_table_without_reading_it():
    parts = list(parts_of(*a_release(5)))

    read = [tuple(list(rows) for rows in rows_of(part)) for part in parts]
    hidden, shown = ([row for part in read for row in part[place]] for place in (0, 1))
    assert sorted(hidden) == list(read_rows(HIDDEN, a_release(5)[0]))
    assert sorted(shown) == list(read_rows(SHOWN, a_release(5)[1]))
    assert sorted(len(own) + len(others) for own, others in read) == [2, 2, 3]


def test_months_that_were_released_alike_are_equal_parts():
    assert len({*parts_of(*a_release(5))} & {*parts_of(*a_release(6))}) == 2
    assert {*parts_of(*a_release(5))} == {*parts_of(*a_release(5))}


def test_counts_that_an_edition_did_not_keep_are_not_known():
    text = 'table,cell\r\nmeasures,"[""2020-01-01"", ""admissions_nel"", ""kendal""]"\r\n'

    again = earlier_of([(read_rows(HIDDEN, text), [])], {})

    [snapshot] = again.registers[0].snapshots
    assert snapshot.cells == {CELL._replace(communities="kendal"): (None, True)}
    assert snapshot.practices == {}


def test_frozen_table_says_what_it_is():
    edition = Edition(quarter=date(2020, 1, 1), revision=2)
    table = FrozenTable(edition=edition, name="figures", part="falls", audience="team")

    assert str(table) == "figures falls, 2020-01-01, revision 2, team"
