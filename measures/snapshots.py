"""Releases held against counts that editions had and that are others now. Pure.

Counts are corrected, sent late and withdrawn. Whoever holds an edition from before sets its totals
against today's, and takes what was not corrected for the same. So a count of an edition that is
none of today's stands beside them, told or hidden as it was, and adds up with those that stayed.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from iccportal.lib.small_numbers import Number, Sum

K = TypeVar("K", bound=Hashable)


class Kept(NamedTuple):
    """A count as an edition had it; None where editions did not yet keep those that they hid."""

    number: Number | None
    is_hidden: bool


Counts = Mapping[K, Number]


class Added(NamedTuple, Generic[K]):
    """Counts with those that follow of them, how all of them add up, and which stand nowhere.

    The last ones need no protection: they only say how others add up.
    """

    counts: Counts[K]
    sums: Collection[Sum[K]]
    unseen: Collection[K] = ()


AddingUp = Callable[[Counts[K]], Added[K]]


@dataclass
class Past(Generic[K]):
    """Cells that stand in editions alone: their counts, and how they add up, also with today's.

    Cells of today that are what they were are `still_hidden` or `still_shown`. `times` are the
    editions whose counts differ from today's, in their order: what each had, and the names that
    its cells have here.
    """

    counts: dict[K, Number] = field(default_factory=dict)
    hidden: set[K] = field(default_factory=set)
    told: set[K] = field(default_factory=set)
    still_hidden: set[K] = field(default_factory=set)
    still_shown: set[K] = field(default_factory=set)
    unseen: set[K] = field(default_factory=set)
    sums: dict[Sum[K], None] = field(default_factory=dict)
    times: list[tuple[Counts[K], Mapping[K, K]]] = field(default_factory=list)

    def update(self, other: "Past[K]") -> None:
        """Take in what stands in editions of something else, another month say."""
        self.counts |= other.counts
        self.hidden |= other.hidden
        self.told |= other.told
        self.still_hidden |= other.still_hidden
        self.still_shown |= other.still_shown
        self.unseen |= other.unseen
        self.sums |= other.sums
        self.times += other.times


def past(
    today: Counts[K],
    snapshots: Iterable[Mapping[K, Kept]],
    adding_up: AddingUp[K],
    renamed: Callable[[K, int], K],
) -> Past[K]:
    """What editions had that is none of today's counts.

    `renamed` gives a cell of editions alone: that of the first of `snapshots`, by its number, that
    had this count of it. Counts that were not kept are taken for today's.
    """
    found: Past[K] = Past()
    known = [(today, {cell: cell for cell in today})]
    for snapshot in snapshots:
        counts = _counts(snapshot, today)
        if all(today.get(cell) == count for cell, count in counts.items()):
            _keep(found, snapshot, counts)
            continue
        then, sums, unseen = adding_up(counts)
        names = {cell: renamed(cell, len(known)) for cell in then}
        for before, named in reversed(known):  # the first that had a count gives its name
            names |= {cell: named[cell] for cell in _stayed(before, then, sums)}
        known.append((then, names))
        found.times.append((then, names))
        _keep(found, snapshot, [cell for cell in counts if names[cell] == cell])
        _take(found, snapshot, then, names)
        _add_up(found, sums, then, names)
        found.unseen |= {names[cell] for cell in unseen if names[cell] != cell}
    found.hidden -= found.told  # one edition told what another hid
    return found


def _counts(snapshot: Mapping[K, Kept], today: Counts[K]) -> Counts[K]:
    known = {
        cell: today.get(cell) if kept.number is None else kept.number
        for cell, kept in snapshot.items()
    }
    return {cell: count for cell, count in known.items() if count is not None}


def _stayed(before: Counts[K], then: Counts[K], sums: Collection[Sum[K]]) -> set[K]:
    """The cells that are the same: those as large, unless what makes them up is not."""
    found = {cell for cell, count in then.items() if before.get(cell) == count}
    while others := {s.total for s in sums if s.total in found and not found.issuperset(s.parts)}:
        found -= others
    return found


def _keep(found: Past[K], snapshot: Mapping[K, Kept], stayed: Iterable[K]) -> None:
    for cell in stayed:
        (found.still_hidden if snapshot[cell].is_hidden else found.still_shown).add(cell)


def _take(
    found: Past[K], snapshot: Mapping[K, Kept], then: Counts[K], names: Mapping[K, K]
) -> None:
    for cell, name in names.items():
        if name != cell:
            found.counts[name] = then[cell]
            if cell in snapshot:
                (found.hidden if snapshot[cell].is_hidden else found.told).add(name)


def _add_up(found: Past[K], sums: Iterable[Sum[K]], then: Counts[K], names: Mapping[K, K]) -> None:
    for one in sums:
        total, *parts = (names[cell] for cell in one.members)
        is_new = (total, *parts) != one.members
        if is_new and then[one.total] == sum(then[part] for part in one.parts):
            found.sums[Sum(total, tuple(parts))] = None
