"""What measures tell of people month by month, as the pages of outcomes give way to it."""

from iccportal.lib.small_numbers import HIDDEN, Rule, Sum
from measures.adding_up import Ledger
from measures.cells import Cell
from measures.release import Release
from outcomes.monthly import months_of
from tests.measures.measures_of import JANUARY

NORTH = frozenset(["north"])


def test_rest_that_is_no_few_people_stands_nowhere_and_says_how_others_add_up():
    ledger = Ledger(Rule())
    of, gained = (Cell(JANUARY, name, "north") for name in ("reassessed", "gained"))
    ledger.counts = {of: 30, gained: 3}
    ledger.contain(of, [gained])
    [rest] = ledger.unseen

    found = months_of([Release(Rule(), {}, {of: 30, gained: HIDDEN}, ledger)], {}, [NORTH])

    place = lambda cell: ("north", f"{cell.provider} in 2020-01")  # noqa: E731
    assert found.counts == {place(of): 30, place(gained): 3, place(rest): 27}
    assert found.hidden == [place(gained), place(rest)]
    assert found.unseen_cells == [place(rest)]
    assert found.sums == [Sum(place(of), (place(gained), place(rest)))]
