"""What was scored, and by which cut-points. Each function asks a fixed number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from iccportal.lib.nhs_calendar import FinancialYear, day_label, first_of_month, months_between
from iccportal.remembered import remembered, snapshot
from iccs.queries import Register
from iccs.registers import registers
from measures.catalogue import catalogue
from measures.makeup import Makeup, makeup
from measures.published import published_each, released_before
from measures.queries import Provenance, provenance
from measures.reading import Reading
from outcomes.beside import Beside, counts_them
from outcomes.conversion import metric
from outcomes.courses import FIRST, Course, Score, courses
from outcomes.levels import LevelSet, LevelSets
from outcomes.models import Assessment, CutPoints, Project
from outcomes.monthly import Totals
from outcomes.rules import Entry
from outcomes.scales import SWEMWBS

ENTERED = "Scores recorded by the communities’ teams"
NOBODY = "no scores yet"
NOTHING_BESIDE = Beside()


@dataclass(frozen=True)
class Scored:
    """What was scored with some instruments, and where it came from.

    `register` is that of the last month asked for, or of the latest score's, or of today where
    there is none; communities that closed since are in it. `beside` is what else is told of the
    same people, for who does not read everything in full.
    """

    scores: Sequence[Score]
    register: Register
    source: str
    as_at: str
    illustrative: bool
    beside: Beside = NOTHING_BESIDE

    @property
    def makeup(self) -> Makeup:
        """How the places make each other up."""
        return makeup(self.register)

    @property
    def latest(self) -> date | None:
        """The day of the latest score; None where there is none."""
        return self.scores[-1].on if self.scores else None

    @property
    def years(self) -> list[FinancialYear]:
        """The years in which people were first assessed, the latest first."""
        firsts = {FinancialYear.of(one.on) for one in self.scores if one.occasion == FIRST}
        return sorted(firsts, reverse=True)

    def first_assessed_in(self, year: FinancialYear) -> Self:
        """What those people scored, then and later, who were first assessed in a year."""
        people = {
            one.person
            for one in self.scores
            if one.occasion == FIRST and FinancialYear.of(one.on) == year
        }
        return replace(self, scores=[one for one in self.scores if one.person in people])

    def courses(self, communities: Collection[str] | None = None) -> list[Course]:
        """The courses of people of these communities; None means all of them."""
        return courses(
            one for one in self.scores if communities is None or one.community in communities
        )


def scored(
    instruments: Collection[str],
    today: date,
    totals: Totals | None = None,
    until: date | None = None,
) -> Scored:
    """Every score of some instruments, in order of days, `until` a day if one is given.

    Three queries. With what measures make public of the `totals`, if asked: that is remembered, or
    as many queries again.
    """
    found = [one for one in scores(instruments) if until is None or one.on <= until]
    origin = provenance({one.batch for one in found if one.batch is not None})
    month = first_of_month(until or (found[-1].on if found else today))
    return Scored(
        scores=found,
        # with those that closed: editions and the feed have their people too
        register=registers().at(month).with_closed({one.community for one in found}),
        source=_source(found, origin),
        as_at=day_label(found[-1].on) if found else NOBODY,
        illustrative=origin.illustrative,
        beside=_beside(found, totals) if totals and found else NOTHING_BESIDE,
    )


def _beside(found: Sequence[Score], totals: Totals) -> Beside:
    months = months_between(first_of_month(found[0].on), first_of_month(found[-1].on))
    measures = [one for one in catalogue().values() if counts_them(one, totals)]
    key = "beside", tuple(totals), tuple(months)

    def work() -> Beside:
        reading = Reading(months)
        releases = published_each(measures, reading)
        return Beside(releases, totals, reading.once(released_before))

    return remembered(snapshot(), key, work)


def level_sets() -> LevelSets | None:
    """Every published set of cut-points, None where there is none; one query."""
    sets = [
        LevelSet(
            one.code,
            one.name,
            one.source,
            (one.second_from, one.third_from, one.fourth_from),
            one.valid_from,
        )
        for one in CutPoints.objects.all()
    ]
    in_order = tuple(sorted(sets, key=lambda one: (one.valid_from or date.min, one.code)))
    return LevelSets(in_order) if in_order else None


def projects(communities: Collection[int]) -> list[str]:
    """Names of the projects of some communities (ids); one query."""
    named = Project.objects.filter(community__in=communities).order_by("name")
    return list(named.values_list("name", flat=True).distinct())


def people(communities: Collection[int], most: int) -> list[tuple[str, str, list[Entry]]]:
    """Those of some communities (ids) scored last, at most so many; two queries.

    Each with the reference, the community's name, and the scores as they were given.
    """
    mine = Assessment.objects.filter(person__community__in=communities)
    latest = list(dict.fromkeys(mine.order_by("-on", "-pk").values_list("person", flat=True)))
    found: dict[int, tuple[str, str, list[Entry]]] = {}
    rows = (
        mine.filter(person__in=latest[:most])
        .order_by("on")
        .values_list(
            "person",
            "person__reference",
            "person__community__name",
            "instrument",
            "occasion",
            "project__name",
            "on",
            "score",
        )
    )
    for person, reference, community, instrument, occasion, project, on, score in rows:
        _, _, entries = found.setdefault(person, (reference, community, []))
        entries.append(Entry(instrument, occasion, project or "", on, score))
    return [found[person] for person in latest[:most]]


def entries_of(person: int) -> list[Entry]:
    """A person's (id) scores as they were given, in order of days; one query."""
    rows = Assessment.objects.filter(person=person).order_by("on")
    return [
        Entry(instrument, occasion, project or "", on, score)
        for instrument, occasion, project, on, score in rows.values_list(
            "instrument", "occasion", "project__name", "on", "score"
        )
    ]


def scores(instruments: Collection[str]) -> list[Score]:
    """Every score of some instruments in order of days, SWEMWBS converted; one query."""
    rows = (
        Assessment.objects.filter(instrument__in=instruments)
        .order_by("on", "pk")
        .values_list(
            "person",
            "person__community__code",
            "instrument",
            "project__name",
            "occasion",
            "on",
            "score",
            "batch",
        )
    )
    return [
        Score(
            person,
            community,
            instrument,
            project or "",
            occasion,
            on,
            metric(score) if instrument == SWEMWBS else score,
            batch,
        )
        for person, community, instrument, project, occasion, on, score, batch in rows
    ]


def _source(found: Sequence[Score], origin: Provenance) -> str:
    entered = any(one.batch is None for one in found)
    return "; ".join(filter(None, [origin.source, ENTERED if entered or not found else ""]))
