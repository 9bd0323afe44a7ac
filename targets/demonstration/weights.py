"""How much of the whole's activity a practice would have, before chance and season."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

# What a practice that closed before any published list takes of its successor's weight.
PART_WITHOUT_LIST = 0.1


@dataclass(frozen=True)
class MadePractice:
    """A practice that figures are made up for.

    `community` is the one that it last belonged to; `until` the first month in which it was no
    more, None while it is open; `list_size` and `need_weighted` people, None where unpublished.
    """

    code: str
    community: str
    until: date | None
    list_size: int | None
    need_weighted: float | None
    successor: str | None

    def is_open(self, month: date) -> bool:
        """Whether its activity of the month is its own."""
        return self.until is None or month < self.until


def weights(practices: Collection[MadePractice], month: date) -> dict[str, float]:
    """Each open practice's weight in a month, from its need-weighted population.

    Where that was never published for a practice, because it closed, it takes a part of its
    successor's while it is open: as their lists are to each other, or a tenth without a list.
    """
    by_code = {practice.code: practice for practice in practices}
    found = {
        practice.code: practice.need_weighted
        for practice in practices
        if practice.need_weighted is not None
    }
    known = dict(found)
    for practice in practices:
        if practice.code in known or practice.successor not in known:
            continue
        if practice.is_open(month):
            part = _part(practice, by_code[practice.successor], practices)
            found[practice.code] = part * known[practice.successor]
            found[practice.successor] -= found[practice.code]
    return found


def _part(
    practice: MadePractice, successor: MadePractice, practices: Iterable[MadePractice]
) -> float:
    if practice.list_size is None:
        return PART_WITHOUT_LIST
    lists = [
        each.list_size
        for each in practices
        if each.list_size is not None and successor.code in (each.code, each.successor)
    ]
    return practice.list_size / sum(lists)
