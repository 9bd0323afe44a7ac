"""What editions tell of places that are other ones now, beside today's counts."""

from dataclasses import replace

import pytest

from iccportal.lib.small_numbers import Rule
from measures.adding_up import Ledger
from measures.apart import BETWEEN, TOGETHER, Apart, apart, in_groups
from measures.catalogue import catalogue
from measures.cells import Cell
from measures.definition import CountedBy
from measures.earlier import ByRegister, Earlier, Kept
from measures.holding import Held, hold
from measures.makeup import Makeup
from measures.membership import homes, memberships
from measures.reading import PROVIDERS, Reading
from tests.measures.measures_of import FEBRUARY, JANUARY, a_count, a_count_measure, a_rate_measure

PROVIDER = "admissions_nel"
BOTH = Makeup({frozenset({"north", "south"}): (frozenset({"north"}), frozenset({"south"}))})


def a_cell(communities: str, provider: str = PROVIDER) -> Cell:
    return Cell(JANUARY, provider, communities)


def a_ledger(**counts: int) -> Ledger:
    """Counts of communities; those together have their codes with "_" between."""
    cells = {a_cell(codes.replace("_", "+")): count for codes, count in counts.items()}
    return Ledger(Rule(), cells)


def an_edition(hidden: str = "", **shown: str) -> Earlier:
    """What was hidden, codes with blanks between, and the counts that were shown."""
    snapshots = (
        {a_cell(codes): Kept(None, True) for codes in hidden.split()},
        {a_cell(codes.replace("_", "+")): Kept(int(n), False) for codes, n in shown.items()},
    )
    own = ByRegister({}, snapshots)
    return Earlier(own.hidden, registers=(own,))


def practices(**counts: int | None) -> Apart:
    """Groups of practices: the community of now and that of the edition, "_" between."""
    groups = {tuple(codes.split("_")): count for codes, count in counts.items()}
    return Apart({(JANUARY, PROVIDER): groups})


def held(ledger, earlier, groups=TOGETHER):
    return hold(ledger, BOTH, earlier, groups)


def sums(found) -> list[list[str]]:
    return sorted([cell.communities for cell in one.members] for one in found.sums)


def test_nothing_is_held_where_no_practice_is_elsewhere():
    found = held(a_ledger(north=3, south=40), an_edition("north", south="40", north_south="43"))

    assert found == Held({a_cell("north")})


def test_practice_that_moved_is_between_the_counts_of_then_and_now():
    groups = practices(north_north=40, south_north=5, south_south=61)

    found = held(a_ledger(north=40, south=66), an_edition(north="45", south="61"), groups)

    moved = a_cell("north+south", f"{PROVIDER} of practices south{BETWEEN}north")
    assert found.counts[moved] == 5
    assert (found.groups, found.unseen) == ({moved}, set())
    assert {cell.communities for cell in found.told} == {"north", "south"}
    assert not found.told & {a_cell("north"), a_cell("south")}
    assert found.known_to(frozenset({"north"}), [moved, a_cell("south")]) == {moved}


def test_count_that_stayed_the_same_of_other_practices_is_another():
    groups = practices(north_south=40, south_north=40)

    found = held(a_ledger(north=40, south=40), an_edition("north", south="40"), groups)

    assert (found.hidden, found.shown) == ({a_cell("south")}, set())
    assert found.told == {a_cell("north")}


def test_place_with_a_practice_that_has_no_figure_is_hidden_as_it_was():
    groups = practices(north_north=None, south_north=40)

    found = held(a_ledger(north=30, south=40), an_edition("north"), groups)

    assert (found.hidden, found.counts) == ({a_cell("north")}, {})


def test_nought_is_held_as_nothing():
    groups = practices(north_north=0, south_north=0, south_south=61)

    found = held(a_ledger(north=0, south=61), an_edition("north", south="61"), groups)

    assert (found.counts, found.hidden) == ({}, set())


def test_what_is_told_of_one_register_is_told_although_another_hid_it():
    groups = practices(north_north=40, south_north=5, south_south=61)

    found = held(a_ledger(north=40, south=66), an_edition("north", north="45"), groups)

    assert not found.hidden & found.counts.keys()
    assert {cell.communities for cell in found.told} == {"north"}


def test_today_goes_on_hiding_what_was_told_and_hidden():
    groups = practices(north_north=40, south_south=56, north_south=5)

    found = held(a_ledger(north=45, south=56), an_edition("north", north="40"), groups)

    assert a_cell("north") not in found.hidden  # of other practices than it was
    assert len(found.told) == 1

    groups = practices(north_north=40, south_south=56, east_south=5)
    found = held(a_ledger(north=40, south=56), an_edition("north", north="40"), groups)

    assert (found.hidden, found.shown, found.told) == ({a_cell("north")}, {a_cell("north")}, set())


def test_groups_are_told_in_months_in_which_a_register_differs():
    now = {JANUARY: {1: "north", 2: "south"}, FEBRUARY: {1: "north"}}

    found = in_groups(now, [{JANUARY: {1: "south", 3: "north"}}, {FEBRUARY: {1: "north"}}])

    assert found == {JANUARY: {1: "north>south>north", 2: "south>>south", 3: ">north>"}}


@pytest.mark.parametrize(
    ("counted_by", "providers"),
    [
        (CountedBy.PRACTICE, {"admissions_nel", "registered_people"}),
        (CountedBy.COMMUNITY_OVER_LISTS, {"registered_people"}),
        (CountedBy.COMMUNITY, set()),
    ],
)
def test_practices_are_counted_apart_for_what_follows_them(monkeypatch, counted_by, providers):
    for name in ("admissions_nel", "registered_people"):
        monkeypatch.setitem(PROVIDERS, name, lambda _: [a_count(5, community="north>south")])
    reading = Reading([JANUARY]).with_answers({homes: {JANUARY: {1: "north"}}, memberships: None})
    before = Earlier(registers=(ByRegister({JANUARY: {1: "south"}}),))

    found = apart([replace(a_rate_measure(), counted_by=counted_by)], reading, before)

    assert found.counts == {(JANUARY, name): {("north", "south"): 5} for name in providers}


def test_whole_of_a_share_is_not_counted_apart():
    assert a_count_measure().numerator.provider == PROVIDER
    reading = Reading([JANUARY]).with_answers({homes: {JANUARY: {}}})

    assert apart([catalogue()["nel_share"]], reading, Earlier()) == TOGETHER
