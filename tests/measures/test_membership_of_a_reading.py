import pytest

from measures.membership import changes, homes
from measures.reading import Membership, Reading
from tests.measures.measures_of import FEBRUARY, JANUARY, MARCH

BEFORE = {1: "kendal", 2: "east"}
AFTER = {1: "kendal", 2: "kendal"}
MOVED = {JANUARY: BEFORE, FEBRUARY: AFTER, MARCH: AFTER}


@pytest.mark.parametrize("community", ["kendal", "east"])
def test_move_changes_both_communities(community):
    assert changes(MOVED, {community}) == [FEBRUARY]


def test_move_within_several_communities_changes_nothing_of_them():
    assert changes(MOVED, {"kendal", "east"}) == []


def test_move_elsewhere_changes_nothing_here():
    assert changes(MOVED, {"lancaster"}) == []


def test_same_practices_told_anew_change_nothing():
    assert changes({JANUARY: BEFORE, FEBRUARY: dict(BEFORE)}, {"kendal"}) == []


@pytest.mark.django_db
def test_homes_are_read_in_two_queries(django_assert_num_queries):
    reading = Reading([JANUARY, FEBRUARY], membership=Membership.AS_NOW)

    with django_assert_num_queries(1):
        found = homes(reading)

    assert sorted(found) == [JANUARY, FEBRUARY]
