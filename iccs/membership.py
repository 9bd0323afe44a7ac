"""Which community a practice's figures count for, month by month. Pure: no database, no Django.

A practice counts for the community that it belongs to in a month. From the month of a merger on
it counts for whichever community its successor belongs to, through any chain of mergers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iccportal.lib.nhs_calendar import add_months


class Membership(StrEnum):
    """Which membership past months are counted by."""

    AS_WAS = "as_was"
    AS_NOW = "as_now"


@dataclass(frozen=True, slots=True)
class Belonging:
    """A practice (by id) belongs to a community (by code) from `start` until before `end`."""

    practice: int
    community: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Move:
    """From `month` on, a practice's patients are its successor's."""

    practice: int
    successor: int
    month: date


class EndlessSuccessionError(ValueError):
    """Practices that succeed one another in a circle; `practices` are their ids."""

    def __init__(self, practices: Sequence[int]) -> None:
        super().__init__("Some practices succeed one another in a circle.")
        self.practices = practices


Homes = Mapping[date, Mapping[int, str]]


def homes(
    months: Sequence[date],
    belongings: Sequence[Belonging],
    moves: Iterable[Move],
    membership: Membership,
) -> Homes:
    """For each month, the community's code by the practice's id.

    AS_WAS takes each month's own membership; AS_NOW takes the last month's for all of them.
    A practice that counts for no community in a month is left out of it.
    """
    if not months:
        return {}
    follows = chains(moves)
    if membership is Membership.AS_NOW:
        return dict.fromkeys(months, _homes_in(max(months), belongings, follows))
    changes = sorted(_change_points(belongings, follows))
    kept: dict[int, Mapping[int, str]] = {}
    for month in months:
        stretch = bisect_right(changes, month)
        if stretch not in kept:
            kept[stretch] = _homes_in(month, belongings, follows)
    return {month: kept[bisect_right(changes, month)] for month in months}


def as_belongings(homes: Homes) -> list[Belonging]:
    """What practices belong to if homes are all that is known of them, mergers made use of."""
    found: dict[tuple[int, str], list[Belonging]] = {}
    for month in sorted(homes):
        for practice, community in homes[month].items():
            own = found.setdefault((practice, community), [])
            start = own.pop().start if own and own[-1].end == month else month
            own.append(Belonging(practice, community, start, add_months(month, 1)))
    return [one for own in found.values() for one in own]


def chains(moves: Iterable[Move]) -> dict[int, Move]:
    """Each merged practice's move; mergers in a circle are refused."""
    follows = {move.practice: move for move in moves}
    settled: set[int] = set()
    for practice in follows:
        trail = [practice]
        while trail[-1] in follows and trail[-1] not in settled:
            trail.append(follows[trail[-1]].successor)
            if trail[-1] in trail[:-1]:
                raise EndlessSuccessionError(trail[trail.index(trail[-1]) : -1])
        settled.update(trail)
    return follows


def successors(practice: int, month: date, follows: Mapping[int, Move]) -> Iterator[int]:
    """Whose the practice's patients have been by `month`, one after the other."""
    while practice in follows and follows[practice].month <= month:
        practice = follows[practice].successor
        yield practice


def _homes_in(
    month: date, belongings: Iterable[Belonging], follows: Mapping[int, Move]
) -> dict[int, str]:
    own = {
        b.practice: b.community
        for b in belongings
        if b.start <= month and (b.end is None or month < b.end)
    }
    found = dict(own)
    for practice in follows:
        *_, last = (practice, *successors(practice, month, follows))
        if last != practice:
            found.pop(practice, None)
            if last in own:
                found[practice] = own[last]
    return found


def _change_points(belongings: Iterable[Belonging], follows: Mapping[int, Move]) -> set[date]:
    starts = {b.start for b in belongings}
    ends = {b.end for b in belongings if b.end is not None}
    return starts | ends | {move.month for move in follows.values()}
