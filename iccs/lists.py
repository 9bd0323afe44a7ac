"""How many people are registered in a community in a month, from practices' lists. Pure.

Lists are told a few times a year. A list stands until the practice's next one. Once a successor
has a list from after the merger, the merged practice's patients are in it, and the old list is
left out so that nobody is counted twice. Before a practice's first list nothing is known of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from iccs.membership import Homes, Move, successors


@dataclass(frozen=True, slots=True)
class PracticeList:
    """The people registered with a practice (by id) from a day on."""

    practice: int
    as_at: date
    people: int


def registered(
    lists: Iterable[PracticeList], homes: Homes, follows: Mapping[int, Move]
) -> dict[date, dict[str, int]]:
    """For each month of `homes`, people by community's code; unknown where there is no list."""
    told = sorted(lists, key=lambda one: one.as_at)
    return {month: _in_month(month, told, homes[month], follows) for month in homes}


def standing(
    month: date, told: Iterable[PracticeList], follows: Mapping[int, Move]
) -> dict[int, PracticeList]:
    """The list of each practice that stands in a month; `told` in order of their days."""
    latest = {one.practice: one for one in told if one.as_at <= month}
    return {
        practice: one
        for practice, one in latest.items()
        if practice not in follows or not _told_by_a_successor(practice, month, latest, follows)
    }


def _in_month(
    month: date, told: list[PracticeList], home: Mapping[int, str], follows: Mapping[int, Move]
) -> dict[str, int]:
    people: dict[str, int] = defaultdict(int)
    for practice, one in standing(month, told, follows).items():
        if practice in home:
            people[home[practice]] += one.people
    return dict(people)


def _told_by_a_successor(
    practice: int, month: date, latest: Mapping[int, PracticeList], follows: Mapping[int, Move]
) -> bool:
    return any(
        successor in latest and latest[successor].as_at >= follows[practice].month
        for successor in successors(practice, month, follows)
    )
