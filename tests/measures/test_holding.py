"""What editions tell of places that are other ones now, beside today's counts."""

from dataclasses import replace

import pytest

from iccportal.lib.small_numbers import Rule
from iccs.membership import Belonging
from iccs.queries import Memberships
from measures.adding_up import Ledger
from measures.apart import (
    BETWEEN,
    NOWHERE,
    TOGETHER,
    Apart,
    InGroups,
    apart,
    by_practice,
    in_groups,
)
from measures.catalogue import catalogue
from measures.cells import Cell
from measures.definition import CountedBy
from measures.earlier import Before, ByRegister, Earlier, Kept, Snapshot, Way
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


def an_edition(hidden: str = "", **shown: int) -> dict[Cell, Before]:
    """What was hidden, codes with blanks between, and the counts that were shown."""
    found = {a_cell(codes.replace("_", "+")): Before(shown={n}) for codes, n in shown.items()}
    for codes in hidden.split():
        found.setdefault(a_cell(codes), Before()).hidden = True
    return found


def practices(**counts: int) -> dict[tuple[str, ...], int]:
    """Groups of practices: the community of now and that of the edition, "_" between."""
    return {tuple(codes.split("_")): count for codes, count in counts.items()}


def held(ledger, edition, groups):
    earlier = Earlier(frozenset(cell for cell, was in edition.items() if was.hidden))
    return hold(ledger, BOTH, earlier, Apart({(JANUARY, PROVIDER): InGroups(groups, [edition])}))


def sums(found) -> list[list[str]]:
    return sorted([cell.communities for cell in one.members] for one in found.sums)


def test_nothing_is_held_where_no_practice_is_elsewhere():
    found = hold(a_ledger(north=3, south=40), BOTH, Earlier(frozenset([a_cell("north")])), TOGETHER)

    assert found == Held({a_cell("north")})


def test_practice_that_moved_is_between_the_counts_of_then_and_now():
    groups = practices(north_north=40, south_north=5, south_south=61)

    found = held(a_ledger(north=40, south=66), an_edition(north=45, south=61), groups)

    moved = a_cell("north+south", f"{PROVIDER} of practices south{BETWEEN}north")
    assert found.counts[moved] == 5
    assert (found.groups, found.unseen) == ({moved}, set())
    assert {cell.communities for cell in found.told} == {"north", "south"}
    assert not found.told & {a_cell("north"), a_cell("south")}
    assert found.known_to(frozenset({"north"}), [moved, a_cell("south")]) == {moved}


def test_count_that_stayed_the_same_of_other_practices_is_another():
    groups = practices(north_south=40, south_north=40)

    found = held(a_ledger(north=40, south=40), an_edition("north", south=40), groups)

    assert (found.hidden, found.shown) == ({a_cell("south")}, set())
    assert found.told == {a_cell("north")}


def test_count_that_was_corrected_stands_beside_that_of_now():
    groups = practices(north_=5, north_north=40, south_south=61, _north=3)

    found = held(a_ledger(north=45, south=61), an_edition("north", south=61), groups)

    [before] = found.hidden
    assert (found.counts[before], before.communities) == (43, "north")
    assert found.told == {a_cell("south")}
    assert sorted(found.counts[cell] for cell in found.groups) == [3, 5, 40]


def test_practice_that_had_nobody_is_counted_with_those_that_it_was_among():
    groups = practices(north_north=40, south_north=0, south_south=61)

    found = held(a_ledger(north=40, south=61), an_edition("north", south=61), groups)

    [before] = found.hidden
    assert (found.counts[before], before in held_with(found, 0)) == (40, True)


def held_with(found, count):
    """The totals of which a cell with this count is part."""
    counts = found.counts
    return {one.total for one in found.sums if count in [counts.get(part) for part in one.parts]}


def test_place_without_practices_is_held_as_nothing():
    found = held(a_ledger(north=0, south=61), an_edition("north"), practices(south_south=61))

    assert (found.counts, found.hidden) == ({}, set())


def test_count_that_no_practices_make_up_was_of_others():
    found = held(a_ledger(north=40), an_edition(north=45), practices(north_north=40))

    assert (found.counts, found.told) == ({}, set())


def test_what_is_told_of_one_register_is_told_although_another_hid_it():
    groups = practices(north_north=40, south_north=5, south_south=61)

    found = held(a_ledger(north=40, south=66), an_edition("north", north=45), groups)

    assert not found.hidden & found.counts.keys()
    assert {cell.communities for cell in found.told} == {"north"}


def test_today_goes_on_hiding_what_was_told_and_hidden():
    groups = practices(north_north=40, south_south=56, north_south=5)

    found = held(a_ledger(north=45, south=56), an_edition("north", north=40), groups)

    assert a_cell("north") not in found.hidden  # of other practices than it was
    assert len(found.told) == 1

    groups = practices(north_north=40, south_south=56, east_south=5)
    found = held(a_ledger(north=40, south=56), an_edition("north", north=40), groups)

    assert (found.hidden, found.shown, found.told) == ({a_cell("north")}, {a_cell("north")}, set())


def test_practices_are_in_one_group_until_a_home_or_a_count_tells_them_apart():
    now = Way({1: "north", 2: "south", 3: "north", 4: "north"}, {1: 5, 2: 7, 3: 2, 4: 9}, 23)
    then = Way({1: "south", 2: "south", 3: "north", 5: "north"}, {1: 5, 2: 6, 3: 2, 5: 8, 6: 1}, 25)

    assert in_groups([now, then]) == {
        ("north", "south"): 5,
        ("south", ""): 7,
        ("", "south"): 6,
        ("north", "north"): 2,
        ("north", ""): 9,
        ("", "north"): 8,
        ("", NOWHERE): 1
        + 3,  # one that belongs nowhere, and those that are not known by themselves
    }
    assert in_groups([now]) == {("north",): 16, ("south",): 7}


def test_editions_are_told_as_often_as_they_had_other_counts_of_practices():
    homes_then, cell = {JANUARY: {1: "north"}}, a_cell("north")
    snapshots = (
        Snapshot({cell: Kept(5, False)}, {PROVIDER: {1: 5}}),
        Snapshot({cell: Kept(5, True)}, {PROVIDER: {1: 5}}),
        Snapshot({cell: Kept(6, False)}, {PROVIDER: {1: 6}}),
        Snapshot({cell._replace(provider="others"): Kept(9, False)}),
        Snapshot({cell: Kept(None, True)}),
        Snapshot({cell._replace(month=FEBRUARY): Kept(5, False)}, {PROVIDER: {1: 5}}),
    )

    ways = Earlier(registers=(ByRegister(homes_then, snapshots),)).ways(JANUARY, PROVIDER)

    assert [one.practices for one in ways] == [{1: 5}, {1: 6}, None]
    assert [one.cells for one in ways] == [
        {cell: Before(hidden=True, shown={5})},
        {cell: Before(shown={6})},
        {cell: Before(hidden=True)},
    ]


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
        monkeypatch.setitem(PROVIDERS, name, lambda _: [a_count(5, community="1")])
    known = Memberships([Belonging(1, "north", JANUARY, None)], [])
    reading = Reading([JANUARY]).with_answers({homes: {JANUARY: {1: "north"}}, memberships: known})
    snapshots = tuple(Snapshot({a_cell("south", name): Kept(5, False)}) for name in providers)
    before = Earlier(registers=(ByRegister({JANUARY: {1: "south"}}, snapshots),))
    measures = [replace(a_rate_measure(), counted_by=counted_by)]

    found = apart(measures, reading, before)

    assert by_practice(measures, reading) == {(JANUARY, name): {1: 5} for name in providers}
    assert {key: one.counts for key, one in found.groups.items()} == {
        (JANUARY, name): {("north", "south"): 5} for name in providers
    }


def test_whole_of_a_share_is_not_counted_apart():
    assert a_count_measure().numerator.provider == PROVIDER
    reading = Reading([JANUARY]).with_answers({homes: {JANUARY: {}}})

    assert apart([catalogue()["nel_share"]], reading, Earlier()) == TOGETHER
