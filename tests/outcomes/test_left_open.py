"""What quartiles leave open of hidden counts."""

from collections import Counter
from decimal import Decimal

from iccportal.lib.small_numbers import Rule
from outcomes.change import spread
from outcomes.left_open import OfPlace, Quartiles
from outcomes.levels import LEVELS, LevelSet, LevelSets
from outcomes.pam_counts import REPEAT, moved

SET = LevelSet("set", "Set", "a table", (Decimal(47), Decimal(55), Decimal(67)))
RULE = Rule()
EAST, WEST = frozenset(["east"]), frozenset(["west"])


def place(*changes):
    """People who began in the middle of a level and changed by so much."""
    moves = Counter((SET.level(first), SET.level(first + change)) for first, change in changes)
    return OfPlace([change for _, change in changes], moves)


def shown(*places):
    """All that is shown of people of some places together, by the rule alone."""
    counts = sum((Counter(one.moves) for one in places), Counter())
    people = sum(counts.values())
    cells = {moved(*move): counts.get(move, 0) for move in ((a, b) for a in LEVELS for b in LEVELS)}
    released = {name: None if RULE.is_small(n) else RULE.shown(n) for name, n in cells.items()}
    return released | {REPEAT: RULE.shown(people)}


def leaves_open(own, *, east, west, readers=()):
    places = {"east": east, "west": west}
    published = {EAST: shown(east), WEST: shown(west), EAST | WEST: shown(east, west)}
    changes = [change for code in own for change in places[code].changes]
    told = spread(changes, published=True)
    return Quartiles(places, published, readers, LevelSets((SET,)), RULE).leave_open(own, told)


def several(people, first, *changes):
    return [(Decimal(first), Decimal(changes[n % len(changes)])) for n in range(people)]


MANY = place(*several(90, 50, -3, -2, -1, 0, 1, 2, 3), *several(30, 60, -2, 0, 3))


def test_quartiles_that_leave_no_room_for_those_who_fell_are_not_told():
    few_fell = place(*several(10, 50, 0, 1, 2), *several(1, 60, -6), *several(1, 60, -14))

    assert not leaves_open(EAST, east=few_fell, west=MANY)


def test_quartiles_that_leave_no_room_for_those_who_rose_are_not_told():
    few_rose = place(*several(10, 50, 0, -1, -2), *several(1, 50, 6), *several(1, 50, 18))

    assert not leaves_open(EAST, east=few_rose, west=MANY)


def test_quartiles_of_many_who_changed_both_ways_are_told():
    assert leaves_open(EAST, east=MANY, west=MANY)
    assert leaves_open(EAST | WEST, east=MANY, west=MANY, readers=[EAST, WEST])


def test_quartiles_are_told_of_few_of_whom_nobody_is_hidden():
    assert leaves_open(EAST, east=place(*several(12, 50, 0, 1, 2)), west=MANY)


def test_quartiles_by_which_a_reader_counts_the_others_are_not_told():
    """The seven others changed by less than all forty: with fewer the quartiles were later ones."""
    own = place(*((Decimal(20), Decimal(10 + n) / 10) for n in range(40)))
    others = place(*several(7, 20, 0))

    assert leaves_open(EAST | WEST, east=own, west=others)
    assert not leaves_open(EAST | WEST, east=own, west=others, readers=[EAST])


def test_quartiles_by_which_a_reader_finds_who_fell_of_the_others_are_not_told():
    """Of all 120 a few more than the own ones may have fallen, and two of the others did."""
    own = place(*several(27, 50, -1), *several(81, 50, 1))
    others = place(*several(10, 50, 0, 1), *several(2, 60, -6))
    both = EAST | WEST

    assert leaves_open(both, east=own, west=others)
    assert not leaves_open(both, east=own, west=others, readers=[EAST])


def test_quartiles_that_no_small_number_of_the_others_fits_are_not_told():
    """Of the own 20 eight stayed; that half of all did leaves four others or more.

    Counts may leave four or fewer, and both together four.
    """
    own = place(*several(8, 50, 0), *several(12, 50, 1))
    others = place(*several(5, 50, 0))

    assert leaves_open(EAST | WEST, east=own, west=others)
    assert not leaves_open(EAST | WEST, east=own, west=others, readers=[EAST])
