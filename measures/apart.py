"""Practices that a register has elsewhere than one that an edition knew, counted by themselves.

A past month's register is put right now and then. Whoever holds an edition from before sets its
counts against today's, and what is between them are the people of the practices that moved. So
practices are counted in groups that nothing tells apart: every count of either register is the sum
of some of them. A practice's count that was corrected since is another one, as if it were another
practice's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from measures.cells import Cell, is_share
from measures.definition import CountedBy, Measure, Part
from measures.earlier import Before, Earlier, Way
from measures.figure import Number
from measures.membership import homes, memberships
from measures.reading import Reading, provider_of

# Codes of communities: that of now, and those of editions; empty where it took no part.
Group = tuple[str, ...]
BETWEEN, NOWHERE = ">", "?"  # no code has them; the latter is in place of a home
REST = 0  # in place of a practice: all those that are not known one by one
ByPractice = Mapping[tuple[date, str], Mapping[int, Number]]  # by month and provider, then by id


@dataclass(frozen=True)
class InGroups:
    """Counts of practices in their groups, and what editions told of places.

    `editions` are in the order of the groups' codes after the first. `whole` is the provider that
    counts all practices together, if one does.
    """

    counts: Mapping[Group, Number]
    editions: Sequence[Mapping[Cell, Before]] = ()
    whole: str | None = None


@dataclass(frozen=True)
class Apart:
    """Practices by month and provider, of months in which registers differ."""

    groups: Mapping[tuple[date, str], InGroups] = field(default_factory=dict)

    @cached_property
    def keys(self) -> frozenset[tuple[date, str]]:
        """The months and providers of all counts that are held by groups."""
        wholes = {(month, one.whole) for (month, _), one in self.groups.items() if one.whole}
        return frozenset({*self.groups, *wholes})


TOGETHER = Apart()


def apart(measures: Collection[Measure], reading: Reading, earlier: Earlier) -> Apart:
    """Practices in their groups; no query unless a register differs, then those of providers."""
    names = _providers(measures)
    own = reading.once(homes) if names else {}
    before = [one.homes for one in earlier.registers]
    moved = [m for m, now in own.items() if any(then.get(m, now) != now for then in before)]
    if not moved:
        return TOGETHER
    counts, wholes = _counted(names, reading, moved), _wholes(measures)
    found: dict[tuple[date, str], InGroups] = {}
    for name in names:
        whole = wholes.get(name)
        everybody = _of_whole(whole, reading)
        for month in moved:
            now = Way(own[month], counts.get((month, name), {}), everybody.get(month))
            found[month, name] = _told(now, earlier.ways(month, name, whole), whole)
    return Apart(found)


def by_practice(measures: Iterable[Measure], reading: Reading) -> ByPractice:
    """What each practice had by itself; the queries of the providers that follow practices."""
    return _counted(_providers(measures), reading, reading.months)


def in_groups(ways: Sequence[Way]) -> dict[Group, Number]:
    """Practices that were in one place with one count each time, or took no part."""
    each = [(way.homes, _with_rest(way)) for way in ways]
    found: defaultdict[Group, Number] = defaultdict(int)
    for practice, count in {one for _, counts in each for one in counts.items()}:
        group = tuple(
            own.get(practice, NOWHERE) if counts.get(practice) == count else ""
            for own, counts in each
        )
        found[group] += count
    return dict(found)


def _with_rest(way: Way) -> Mapping[int, Number]:
    """What practices had, all those that are not known one by one as if they were another one."""
    counts = way.practices or {}
    rest = 0 if way.whole is None else way.whole - sum(counts.values())
    return {**counts, REST: rest} if rest > 0 else counts


def _told(now: Way, ways: Sequence[Way], whole: str | None) -> InGroups:
    """Counts of practices that editions did not keep are taken for today's."""
    then = [
        one if one.practices is not None else replace(one, practices=now.practices) for one in ways
    ]
    return InGroups(in_groups([now, *then]), [one.cells for one in ways], whole)


def _counted(names: Iterable[str], reading: Reading, months: Sequence[date]) -> ByPractice:
    """What practices had by themselves in some months: each as if it were a community."""
    known = reading.once(memberships)
    alone = {one.practice: str(one.practice) for one in known.belongings}
    answers = {homes: dict.fromkeys(months, alone), memberships: known}
    again = Reading(sorted(months)).with_answers(answers)
    found: defaultdict[tuple[date, str], dict[int, Number]] = defaultdict(dict)
    for name in names:
        for row in again.once(provider_of(name)):
            if row.count is not None:
                found[row.month, name][int(row.community)] = row.count
    return found


def _of_whole(whole: str | None, reading: Reading) -> dict[date, Number | None]:
    """The count of all practices in each month, which stands on the row of every community."""
    rows = reading.once(provider_of(whole)) if whole else []
    return {row.month: row.count for row in rows}


def _wholes(measures: Iterable[Measure]) -> dict[str, str]:
    """The providers that count all practices, by those of whose counts they are the whole."""
    shares = [[part.provider for part in one.parts] for one in measures if is_share(one)]
    return dict(shares)


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
