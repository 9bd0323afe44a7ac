"""How much of the feed a person reads, or a token of theirs."""

from enum import StrEnum
from typing import Final

from iccs.access import Access
from reports.places import Places
from reports.rights import reads_in_full


class Reach(StrEnum):
    """Which figures are read in full."""

    OUTSIDE = "outside"  # none
    OWN = "own"  # those of the places that the person is of the team of
    TEAM = "team"  # all


WORDS: Final = {
    Reach.OUTSIDE: "small numbers hidden and other counts rounded",
    Reach.OWN: "own places in full, elsewhere small numbers hidden and other counts rounded",
    Reach.TEAM: "every figure in full",
}


def reaches(access: Access) -> tuple[Reach, ...]:
    """What a person may choose between for a token, as their roles are today; the fullest last."""
    if access.everywhere:
        return Reach.OUTSIDE, Reach.TEAM
    if access.in_full:
        return Reach.OUTSIDE, Reach.OWN
    return (Reach.OUTSIDE,)


def own_places(places: Places, access: Access) -> frozenset[str]:
    """The codes of those places of a release that a person reads in full."""
    return frozenset(code for code in places.codes if reads_in_full(access, places, code))
