"""How counts of one time add up."""

from datetime import date

from iccportal.lib.small_numbers import Rule
from measures.adding_up import Ledger
from measures.cells import Cell

ALL, SOME = (Cell(date(2020, 1, 1), provider, "kendal") for provider in ("all", "some"))


def test_part_that_is_more_than_all_of_it_adds_up_to_nothing():
    """Counts of then may have been corrected one without the other."""
    ledger = Ledger(Rule(), {ALL: 3, SOME: 5})

    ledger.contain(ALL, [SOME])

    assert ledger.counts == {ALL: 3, SOME: 5}
    assert not ledger.sums
