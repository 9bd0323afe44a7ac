"""Tables that no measure counts, held against what editions released of them."""

from iccportal.lib.small_numbers import Rule, Sum
from measures.earlier import OfTable
from measures.makeup import Area, Makeup
from measures.tabulated import Settled, publish

EAST, NORTH, SOUTH, UP, DOWN = (
    frozenset([code]) for code in ("east", "north", "south", "up", "down")
)
WHOLE: Area = frozenset().union(EAST, NORTH, SOUTH, UP, DOWN)
PLACES = Makeup({WHOLE: (EAST, NORTH, SOUTH, UP, DOWN)})
PEOPLE = {EAST: 3, NORTH: 3, SOUTH: 40, UP: 4, DOWN: 30, WHOLE: 80}


def shown(*editions: OfTable) -> dict[Area, int | None]:
    tables = {area: {"people": count} for area, count in PEOPLE.items()}
    found = publish(tables, [], PLACES, Rule(), Settled(editions=editions))
    return {area: table["people"] for area, table in found.items()}


def test_group_that_is_none_any_more_is_the_sum_of_its_communities():
    """Two groups told what four hidden counts come to: the whole would tell the fifth."""
    edition = OfTable(
        hidden=frozenset(
            (code, "people", count)
            for code, count in (("north", "3"), ("south", "40"), ("up", "4"), ("down", "30"))
        ),
        shown=frozenset(
            ((code, "people"), count)
            for code, count in (("north+south", "43"), ("down+up", "34"), ("east", "50"))
        ),
    )

    assert shown()[WHOLE] == 80
    assert shown(edition)[WHOLE] is None


def test_sum_of_cells_that_an_edition_did_not_have_says_nothing_of_them():
    tables = {NORTH: {"all": 12, "men": 12, "women": 0}, SOUTH: {"all": 40, "men": 9, "women": 31}}
    edition = OfTable(shown=frozenset({(("north", "all"), "20"), (("north", "men"), "20")}))
    of = tables, [Sum("all", ("men", "women"))], Makeup({NORTH: (), SOUTH: ()}), Rule()

    assert publish(*of, Settled(editions=[edition])) == publish(*of)


def test_who_reads_two_places_does_not_find_a_third():
    """46 of 43 to 47 are theirs, so that one at most is of somebody else."""
    people = {EAST: 20, NORTH: 26, SOUTH: 1, EAST | NORTH | SOUTH: 47}
    tables = {area: {"people": count} for area, count in people.items()}
    places = {EAST | NORTH | SOUTH: (EAST, NORTH, SOUTH)}

    alone = publish(tables, [], Makeup(places), Rule())
    together = publish(tables, [], Makeup(places, together=(EAST | NORTH,)), Rule())

    assert [table["people"] for table in alone.values()] == [None, 25, None, 45]
    assert [table["people"] for table in together.values()] == [None, 25, None, None]
