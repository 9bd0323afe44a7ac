"""What became of people's wellbeing, project by project, as one person reads it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from iccportal.lib.small_numbers import Number, Rule, Shown, Table
from iccportal.lib.statements import Statements
from iccs.access import Access
from iccs.queries import Register
from measures.growth import Place
from measures.makeup import Area, Makeup
from measures.tabulated import at, publish_with
from outcomes.courses import Course
from outcomes.effect import FELL, PAIRS, ROSE, SAME, SUMS, Effect, effect
from outcomes.means import BEFORE, CHANGE, DEVIATION, statements
from outcomes.people import each_icc
from outcomes.queries import Scored


@dataclass(frozen=True)
class Row:
    """A project of a community on one scale; `key` is that of no other row."""

    key: str
    name: str
    community: str
    courses: Sequence[Course]


def rows_of(scored: Scored, instrument: str) -> list[Row]:
    """The projects that anybody scored in on a scale, by name; a key is that of one scale."""
    places = {place.code: place.short for place in scored.register.reporting}
    grouped: defaultdict[tuple[str, str], list[Course]] = defaultdict(list)
    for one in scored.courses():
        if one.first.instrument == instrument:
            code = one.first.community
            grouped[f"{one.first.project}, {places.get(code, code)}", code].append(one)
    return [
        Row(f"{instrument} {number}", name, code, grouped[name, code])
        for number, (name, code) in enumerate(sorted(grouped))
    ]


@dataclass(frozen=True)
class Published:
    """What is shown of rows, and of rows together, to who does not read them in full.

    `means` are by what they are of; those that are hidden are None, and those of nobody missing.
    """

    counts: Mapping[Area, Shown]
    means: Mapping[Place, Number | None]


@dataclass(frozen=True)
class Read:
    """The rows of a scale as a person reads them.

    Those of own communities are shown in full. The others, and communities together, are
    published: counts hidden or rounded, means rounded or hidden, and intervals by how much
    everybody's changes vary.
    """

    scored: Scored
    instrument: str
    rows: Sequence[Row]
    access: Access
    rule: Rule
    published: Callable[[], Published]

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
        area, published = _area(rows), self.published()
        before, change = (published.means.get(at(area, what)) for what in (BEFORE, CHANGE))
        return true.as_shown(published.counts[area], before, change, self._deviation)

    @property
    def _deviation(self) -> float | None:
        """How much everybody's changes vary, as it is told; None where it is not."""
        told = self.published().means.get(at(_area(self.rows), DEVIATION))
        return None if told is None else float(told)

    def _effect(self, rows: Sequence[Row]) -> Effect:
        return effect([course for row in rows for course in row.courses], self.instrument)


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


def as_published(scored: Scored, rows: Mapping[str, Sequence[Row]], rule: Rule) -> Published:
    """What is shown of the rows of every scale, and of those of places together.

    Measures count people of both scales together, so the scales are released together too.
    """
    everything = [row for own in rows.values() for row in own]
    places = scored.makeup
    scales = {area: by for own in rows.values() for area, by in by_project(places, own).of.items()}
    both = {
        _keys(area, everything): parts
        for area in places.areas
        if len(parts := tuple(filter(None, (_keys(area, own) for own in rows.values())))) > 1
    }
    together = tuple(_keys(area, everything) for area in places.together)
    made_up = Makeup({**both, **scales}, together=together)
    counts = {row.key: _counts(effect(row.courses, scale)) for scale in rows for row in rows[scale]}
    tables = {area: _together(counts[key] for key in area) for area in made_up.areas}
    settled = scored.beside.settled(places, "", lambda area: _keys(area, everything))
    settled = replace(settled, unseen=tuple(both))
    of_scales = (_means(scored.register, scale, own, rule) for scale, own in rows.items())
    means = sum(of_scales, start=Statements[Place]())
    return Published(*publish_with(means, tables, SUMS, made_up, rule, settled))


def _means(register: Register, scale: str, rows: Sequence[Row], rule: Rule) -> Statements[Place]:
    """The means of every row, of the rows of every ICC, and of all of them."""
    iccs = (_keys(frozenset(icc.communities), rows) for icc in each_icc(register))
    areas = dict.fromkeys([*(_area([row]) for row in rows), *iccs, _area(rows)])
    return statements({row.key: row.courses for row in rows}, [*filter(None, areas)], scale, rule)


def _counts(found: Effect) -> Table:
    known = {PAIRS: found.pairs, ROSE: found.rose, SAME: found.same, FELL: found.fell}
    return {name: count for name, count in known.items() if count is not None}


def _together(tables: Iterable[Table]) -> Table:
    found: Counter[str] = Counter()
    for table in tables:
        found.update(table)
    return found


def _keys(area: Area, rows: Sequence[Row]) -> Area:
    return frozenset(row.key for row in rows if row.community in area)


def _area(rows: Iterable[Row]) -> Area:
    return frozenset(row.key for row in rows)
