"""What editions had that is none of today's counts, beside these."""

from functools import partial

from iccportal.lib.small_numbers import Rule, Sum
from measures.adding_up import ledger_of
from measures.cells import Cell
from measures.earlier import ByRegister, Earlier, Kept
from measures.holding import Held
from measures.makeup import Makeup
from measures.snapshots import Then
from tests.measures.measures_of import JANUARY, a_count_measure

PROVIDER = a_count_measure().numerator.provider
BOTH = Makeup({frozenset({"north", "south"}): (frozenset({"north"}), frozenset({"south"}))})
AMONG = partial(ledger_of, measures=[a_count_measure()], makeup=BOTH, partitions=[], rule=Rule())


def a_cell(codes: str, provider: str = PROVIDER) -> Cell:
    """The cell of communities, codes with "_" between; one of editions alone has its count."""
    return Cell(JANUARY, provider, codes.replace("_", "+"))


def then(codes: str, count: int) -> Cell:
    return a_cell(codes, f"{PROVIDER} when {count}")


def an_edition(hidden: dict[str, int | None], **shown: int) -> dict[Cell, Kept]:
    return {a_cell(codes): Kept(n, True) for codes, n in hidden.items()} | {
        a_cell(codes): Kept(n, False) for codes, n in shown.items()
    }


def held(today: dict[str, int], *editions: dict[Cell, Kept], among=AMONG, elsewhere=()) -> Held:
    ledger = among({a_cell(codes): n for codes, n in today.items()})
    found = Held(set(), set())
    Then(ledger, among, elsewhere).hold(found, Earlier(registers=(ByRegister({}, editions),)))
    return found


def test_nothing_is_held_where_counts_are_what_they_were():
    same = {"north": 3, "south": 40, "north_south": 43}

    found = held(same, an_edition({"north": 3, "south": 40}, north_south=43))

    assert (found.counts, found.sums, found.told, found.hidden) == ({}, {}, set(), set())


def test_count_that_was_corrected_stands_beside_that_of_today():
    edition = an_edition({}, north=20, south=40, north_south=60)

    found = held({"north": 3, "south": 40, "north_south": 43}, edition)

    north, both = then("north", 20), then("north_south", 60)
    assert found.counts == {north: 20, both: 60}
    assert (found.told, found.hidden) == ({north, both}, set())
    assert list(found.sums) == [Sum(both, (north, a_cell("south")))]


def test_count_that_was_hidden_and_corrected_is_still_hidden():
    edition = an_edition({"north": 3, "south": 40}, north_south=43)

    found = held({"north": 0, "south": 40, "north_south": 40}, edition)

    assert found.hidden == {then("north", 3)}
    assert found.told == {then("north_south", 43)}


def test_place_that_is_none_any_more_adds_up_from_its_communities():
    edition = an_edition({"north": 3, "south": 40}, north_south=43)

    found = held({"north": 3, "south": 40}, edition, among=partial(AMONG, makeup=Makeup({})))

    both = then("north_south", 43)
    [one] = found.sums
    assert (one.total, set(one.parts)) == (both, {a_cell("north"), a_cell("south")})
    assert found.told == {both}


def test_what_one_edition_told_is_told_although_another_hid_it():
    told, hid = an_edition({}, north=20), an_edition({"north": 20})

    found = held({"north": 3}, told, hid)

    assert (found.told, found.hidden) == ({then("north", 20)}, set())


def test_counts_that_were_not_kept_are_taken_for_those_of_today():
    edition = an_edition({"north": None, "south": 40}, north_south=43)

    as_it_was = held({"north": 3, "south": 41, "north_south": 44}, edition)
    corrected = held({"north": 4, "south": 40, "north_south": 44}, edition)

    assert len(as_it_was.sums) == 1
    assert corrected.sums == {}  # three and forty made 43, which four and forty do not


def test_practices_that_moved_are_held_by_themselves():
    found = held({"north": 3}, an_edition({}, north=20), elsewhere={(JANUARY, PROVIDER)})

    assert found.counts == {}
