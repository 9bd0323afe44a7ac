"""How much of the feed a person reads, or a token of theirs."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import Any, Final, TypeVar

from iccs.access import Access
from reports.fields import Table
from reports.places import Places
from reports.rights import reads_in_full

Read = TypeVar("Read", bound=Sequence[Any])  # a row, or the same as written cells


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
    if access.in_full or access.group_codes:
        return Reach.OUTSIDE, Reach.OWN
    return (Reach.OUTSIDE,)


def own_places(places: Places, access: Access) -> frozenset[str]:
    """The codes of those places of a release that a person reads in full."""
    return frozenset(code for code in places.codes if reads_in_full(access, places, code))


def mixed(
    table: Table, full: Iterable[Read], published: Iterable[Read], own: Collection[str]
) -> Iterator[Read]:
    """A table with its rows of own places in full, and all others as published.

    Both are read on together: what is published has no keys but those of the full table, in the
    same order. A table that is not of places is as published.
    """
    if "place" not in table.names:
        yield from published
        return
    place, key = table.names.index("place"), _key(table)
    rest = iter(published)
    other = next(rest, None)
    for row in full:
        is_own = row[place] in own
        if other is not None and key(other) == key(row):
            yield row if is_own else other
            other = next(rest, None)
        elif is_own:
            yield row


def _key(table: Table) -> Callable[[Sequence[Any]], Any]:
    return itemgetter(*(table.names.index(name) for name in table.key))
