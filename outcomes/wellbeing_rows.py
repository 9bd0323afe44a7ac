"""What became of people's wellbeing, project by project, as one person reads it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from iccportal.lib.small_numbers import Rule, Shown, Table
from iccs.access import Access
from measures.makeup import Area, Makeup, makeup
from measures.tabulated import publish
from outcomes.courses import Course
from outcomes.effect import SUMS, Effect, effect
from outcomes.queries import Scored


@dataclass(frozen=True)
class Row:
    """A project of a community on one scale; `key` is that of no other row."""

    key: str
    name: str
    community: str
    courses: Sequence[Course]


def rows_of(scored: Scored, instrument: str) -> list[Row]:
    """The projects that anybody scored in on a scale, by name."""
    places = {place.code: place.short for place in scored.register.reporting}
    grouped: defaultdict[tuple[str, str], list[Course]] = defaultdict(list)
    for one in scored.courses():
        if one.first.instrument == instrument:
            code = one.first.community
            grouped[f"{one.first.project}, {places.get(code, code)}", code].append(one)
    return [
        Row(f"{number}", name, code, grouped[name, code])
        for number, (name, code) in enumerate(sorted(grouped))
    ]


@dataclass(frozen=True)
class Read:
    """The rows of a scale as a person reads them.

    Those of own communities are shown in full. The others, and communities together, are
    published: counts hidden or rounded, and means of nobody whose number is hidden.
    """

    scored: Scored
    instrument: str
    rows: Sequence[Row]
    access: Access
    rule: Rule

    @property
    def rule_used(self) -> Rule | None:
        """The rule that something of it was released by, None where all is shown in full."""
        return None if self.access.everywhere else self.rule

    def of(self, row: Row) -> Effect:
        """One project."""
        return self._shown([row])

    def together(self, communities: Collection[str]) -> Effect:
        """All projects of some communities."""
        return self._shown([row for row in self.rows if row.community in communities])

    @property
    def everybody(self) -> Effect:
        """All projects."""
        return self._shown(self.rows)

    def _shown(self, rows: Sequence[Row]) -> Effect:
        true = self._effect(rows)
        if all(self.access.reads_in_full(row.community) for row in rows):
            return true
        return true.as_shown(self._published[frozenset(row.key for row in rows)])

    def _effect(self, rows: Sequence[Row]) -> Effect:
        return effect([course for row in rows for course in row.courses], self.instrument)

    @cached_property
    def _published(self) -> Mapping[Area, Shown]:
        made_up = by_project(makeup(self.scored.register), self.rows)
        tables = {
            area: _counts(self._effect([row for row in self.rows if row.key in area]))
            for area in made_up.areas
        }
        return publish(tables, SUMS, made_up, self.rule)


def _counts(found: Effect) -> Table:
    known = {"pairs": found.pairs, "rose": found.rose, "same": found.same, "fell": found.fell}
    return {name: count for name, count in known.items() if count is not None}


def by_project(places: Makeup, rows: Sequence[Row]) -> Makeup:
    """The makeup of places down to projects: an area is the keys of its communities' rows."""
    of: dict[Area, tuple[Area, ...]] = {}
    for area, parts in [*places.of.items(), *((area, ()) for area in places.areas)]:
        mine = _keys(area, rows)
        smaller = [_keys(part, rows) for part in parts] or [frozenset([key]) for key in mine]
        found = tuple(sorted({part for part in smaller if part and part != mine}, key=sorted))
        if mine and not of.get(mine):
            of[mine] = found
    everything = frozenset(row.key for row in rows)
    if everything not in of:  # some are of a community that has closed
        of[everything] = tuple(frozenset([row.key]) for row in rows)
    return Makeup(of)


def _keys(area: Area, rows: Sequence[Row]) -> Area:
    return frozenset(row.key for row in rows if row.community in area)
