"""Practices that a register has elsewhere than one that an edition knew, counted by themselves.

A past month's register is put right now and then. Whoever holds an edition from before sets its
counts against today's, and what is between them are the people of the practices that moved. So
practices are counted in groups that nothing tells apart: every count of either register is the sum
of some of them. A practice's count that was corrected since is another one, as if it were another
practice's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from measures.cells import Cell, is_share
from measures.definition import CountedBy, Measure, Part
from measures.earlier import Before, Earlier
from measures.figure import Number
from measures.membership import homes, memberships
from measures.reading import Reading, provider_of

# Codes of communities: that of now, and those of editions; empty where it took no part.
Group = tuple[str, ...]
BETWEEN = ">"  # no code has it
ByPractice = Mapping[tuple[date, str], Mapping[int, Number]]  # by month and provider, then by id


@dataclass(frozen=True)
class InGroups:
    """Counts of practices in their groups, and what editions told of places.

    `editions` are in the order of the groups' codes after the first.
    """

    counts: Mapping[Group, Number]
    editions: Sequence[Mapping[Cell, Before]] = ()


@dataclass(frozen=True)
class Apart:
    """Practices by month and provider, of months in which registers differ."""

    groups: Mapping[tuple[date, str], InGroups] = field(default_factory=dict)


TOGETHER = Apart()


def apart(measures: Iterable[Measure], reading: Reading, earlier: Earlier) -> Apart:
    """Practices in their groups; no query unless a register differs, then those of providers."""
    own = reading.once(homes)
    before = [one.homes for one in earlier.registers]
    moved: dict[date, set[int]] = {}
    for month, now in own.items():
        others = [register.get(month, now) for register in before]
        if any(other != now for other in others):
            moved[month] = set(now).union(*others)
    names = _providers(measures) if moved else []
    counts = _counted(names, reading, moved) if names else {}
    return Apart(
        {
            (month, name): _told(month, name, own[month], counts.get((month, name), {}), earlier)
            for month, name in product(moved, names)
        }
    )


def by_practice(measures: Iterable[Measure], reading: Reading) -> ByPractice:
    """What each practice had by itself; the queries of the providers that follow practices."""
    return _counted(_providers(measures), reading, reading.once(homes))


def in_groups(
    ways: Sequence[tuple[Mapping[int, str], Mapping[int, Number]]],
) -> dict[Group, Number]:
    """Practices that were in one place with one count each time, or took no part.

    Each of `ways` says where practices belonged, and how many each of them had.
    """
    found: defaultdict[Group, Number] = defaultdict(int)
    for practice, count in {one for _, counts in ways for one in counts.items()}:
        group = tuple(
            own.get(practice, "") if counts.get(practice) == count else "" for own, counts in ways
        )
        if any(group):
            found[group] += count
    return dict(found)


def _told(
    month: date, name: str, now: Mapping[int, str], counts: Mapping[int, Number], earlier: Earlier
) -> InGroups:
    """Counts of practices that editions did not keep are taken for today's."""
    ways = earlier.ways(month, name)
    then = [(one.homes, counts if one.practices is None else one.practices) for one in ways]
    return InGroups(in_groups([(now, counts), *then]), [one.cells for one in ways])


def _counted(
    names: Iterable[str], reading: Reading, of: Mapping[date, Iterable[int]]
) -> ByPractice:
    """What practices had by themselves in some months: each as if it were a community."""
    alone = {month: {one: str(one) for one in practices} for month, practices in of.items()}
    known = reading.once(memberships)
    again = Reading(sorted(alone)).with_answers({homes: alone, memberships: known})
    found: defaultdict[tuple[date, str], dict[int, Number]] = defaultdict(dict)
    for name in names:
        for row in again.once(provider_of(name)):
            if row.count is not None:
                found[row.month, name][int(row.community)] = row.count
    return found


def _providers(measures: Iterable[Measure]) -> list[str]:
    """The providers that follow practices, by their names."""
    return sorted({part.provider for measure in measures for part in _following(measure)})


def _following(measure: Measure) -> list[Part]:
    """The parts of a measure that follow practices, but for a whole, which no register changes."""
    if measure.counted_by is CountedBy.COMMUNITY:
        return []
    top, *bottom = measure.parts
    own = [] if is_share(measure) else bottom
    return [top, *own] if measure.counted_by is CountedBy.PRACTICE else own
