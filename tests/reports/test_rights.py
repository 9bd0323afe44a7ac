"""Whose release of an edition's place a person may take, as the edition had the place."""

from datetime import date

import pytest

from iccs.access import Access, Role
from reports.places import listed
from reports.rights import BOTH, RELEASED_ONLY, audiences
from tests.reports.a_contents import PLACES

SOUTH = ("kendal", "barrow-millom", "barrow", "millom")


def somebody(*communities: str, role: Role = Role.GROUP_MEMBER) -> Access:
    """Who reads these communities in full today."""
    return Access(date(2020, 5, 12), frozenset([role]), in_full=frozenset(enumerate(communities)))


@pytest.mark.parametrize(
    ("person", "place", "expected"),
    [
        (somebody(*SOUTH), "south", BOTH),
        (somebody(*SOUTH), "north", RELEASED_ONLY),
        (somebody(*SOUTH, "lancaster"), "bay", RELEASED_ONLY),
        (somebody("barrow-millom", "barrow", "millom"), "barrow-millom", BOTH),
        (somebody("barrow-millom", "barrow"), "barrow-millom", RELEASED_ONLY),
        (somebody("barrow"), "barrow", BOTH),
        (somebody("barrow"), "millom", RELEASED_ONLY),
        (somebody(role=Role.ANALYST), "bay", BOTH),
        (somebody(role=Role.ADMINISTRATOR), "kendal", RELEASED_ONLY),
    ],
)
def test_place_is_read_in_full_by_those_who_read_all_of_it_in_full(person, place, expected):
    assert audiences(person, listed(PLACES), place) == expected


def test_group_of_an_edition_is_not_read_in_full_once_a_community_has_left_it():
    """What the group had, less what stayed in it, would be what left."""
    kendal_has_left = somebody("barrow-millom", "barrow", "millom")

    assert audiences(kendal_has_left, listed(PLACES), "south") == RELEASED_ONLY
    assert audiences(kendal_has_left, listed(PLACES), "barrow-millom") == BOTH
