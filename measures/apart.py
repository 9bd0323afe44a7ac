"""Practices that a register has elsewhere than one that an edition knew, counted by themselves.

A past month's register is put right now and then. Whoever holds an edition from before sets its
counts against today's, and what is between them are the people of the practices that moved. So
practices are counted in groups that no register tells apart: every count of either register is
the sum of some of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from iccs.membership import Homes
from measures.cells import is_share
from measures.definition import CountedBy, Measure, Part
from measures.earlier import Earlier
from measures.figure import Number
from measures.membership import homes, memberships
from measures.reading import Reading, provider_of

# Codes of communities: that of now, and those of the registers of editions; empty for none.
Group = tuple[str, ...]
BETWEEN = ">"  # no code has it


@dataclass(frozen=True)
class Apart:
    """Counts by month and provider, of months in which registers differ, for each group."""

    counts: Mapping[tuple[date, str], Mapping[Group, Number | None]] = field(default_factory=dict)


TOGETHER = Apart()


def apart(measures: Iterable[Measure], reading: Reading, earlier: Earlier) -> Apart:
    """Practices in their groups; no query unless a register differs, then those of providers."""
    names = sorted({part.provider for measure in measures for part in _by_practice(measure)})
    if not names:
        return TOGETHER
    groups = in_groups(reading.once(homes), [one.homes for one in earlier.registers])
    if not groups:
        return TOGETHER
    known = reading.once(memberships)
    again = Reading(sorted(groups)).with_answers({homes: groups, memberships: known})
    found: defaultdict[tuple[date, str], dict[Group, Number | None]] = defaultdict(dict)
    for name in names:
        for row in again.once(provider_of(name)):
            found[row.month, name][tuple(row.community.split(BETWEEN))] = row.count
    return Apart(found)


def in_groups(now: Homes, before: Sequence[Homes]) -> Homes:
    """Each practice's group, as a code, in the months in which a register has it elsewhere."""
    found: dict[date, dict[int, str]] = {}
    for month, own in now.items():
        others = [register.get(month, own) for register in before]
        if any(other != own for other in others):
            everybody = set(own).union(*others)
            found[month] = {
                practice: BETWEEN.join(known.get(practice, "") for known in (own, *others))
                for practice in everybody
            }
    return found


def _by_practice(measure: Measure) -> list[Part]:
    """The parts of a measure that follow practices, but for a whole, which no register changes."""
    if measure.counted_by is CountedBy.COMMUNITY:
        return []
    top, *bottom = measure.parts
    own = [] if is_share(measure) else bottom
    return [top, *own] if measure.counted_by is CountedBy.PRACTICE else own
