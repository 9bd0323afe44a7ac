"""People on lists: nobody is counted twice after a merger, and nothing is known before a list."""

from datetime import date

from iccs.lists import PracticeList, registered
from iccs.membership import Belonging, Membership, Move, chains, homes

APRIL, JULY, JANUARY = date(2020, 4, 1), date(2020, 7, 1), date(2021, 1, 1)
STONELEIGH, ASH_TREES = 1, 2
BELONGINGS = [
    Belonging(STONELEIGH, "east", APRIL, JULY),
    Belonging(ASH_TREES, "east", APRIL, None),
]
MOVES = [Move(STONELEIGH, ASH_TREES, JULY)]
BEFORE = [PracticeList(STONELEIGH, APRIL, 6_315), PracticeList(ASH_TREES, APRIL, 18_430)]


def people(lists, *months):
    return registered(lists, homes(months, BELONGINGS, MOVES, Membership.AS_WAS), chains(MOVES))


def test_a_merged_practice_still_counts_until_the_successor_has_a_new_list():
    assert people(BEFORE, JULY) == {JULY: {"east": 24_745}}


def test_a_merged_practice_no_longer_counts_once_the_successor_has_a_new_list():
    lists = [*BEFORE, PracticeList(ASH_TREES, JANUARY, 24_754)]

    assert people(lists, JANUARY) == {JANUARY: {"east": 24_754}}


def test_a_list_stands_until_the_next_one():
    lists = [PracticeList(ASH_TREES, JULY, 3), PracticeList(ASH_TREES, APRIL, 2)]

    found = people(lists, APRIL, date(2020, 6, 1), JULY)

    assert [month["east"] for month in found.values()] == [2, 2, 3]


def test_nothing_is_known_before_the_first_list():
    assert people([PracticeList(ASH_TREES, JANUARY, 2)], JULY) == {JULY: {}}


def test_a_list_of_a_practice_that_belongs_nowhere_is_in_no_sum():
    assert people([PracticeList(9, APRIL, 18_803)], APRIL) == {APRIL: {}}
