"""The charts of PAM: levels at first and at repeat, movement between them, and change."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any

from django.conf import settings

from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.component import Chart
from iccportal.charts.flow import FlowFacts, flow_chart
from iccportal.charts.intervals import Interval, IntervalsFacts, intervals_chart
from iccportal.charts.lines import Series
from iccportal.charts.units import Unit
from iccportal.lib.coded import code_of
from iccportal.lib.small_numbers import Rule, Shown
from iccs.access import Access
from outcomes import pam_tables as tables
from outcomes import sentences
from outcomes.activation import Activation, AsRead
from outcomes.change import Spread, movement, spread
from outcomes.courses import Course
from outcomes.left_open import OfPlace, Quartiles
from outcomes.levels import LEVELS, NAMES, LevelSets
from outcomes.pam_counts import (
    FIRST,
    GAINED,
    JUDGED,
    REPEAT,
    at,
    came_back,
    moved,
)
from outcomes.people import People, each_reporting
from outcomes.queries import Scored
from outcomes.shares import share

SHARE = Unit(axis="Share of people", decimals=1, percentage=True)
PEOPLE = Unit(axis="People", one="person", many="people")
POINTS = Unit(axis="Change in points", one="point", many="points", decimals=1)
NO_BAND = "A hidden number has no band, but its people count in the height of their level."
NONE_BETWEEN = "Medians and quarters are changes that somebody had, and never between two."
AT_FIRST, AT_REPEAT = "First assessment", "Latest repeat"


@dataclass(frozen=True)
class Group:
    """A row of a chart: the counts of its people, and how they changed, as they are shown."""

    name: str
    counts: Shown
    spread: Spread


@dataclass(frozen=True)
class Page:
    """What all charts of the page have in common; `levels` are the sets that anybody is read by."""

    levels: LevelSets
    people: People
    rule: Rule | None
    scored: Scored

    @property
    def small_numbers(self) -> tuple[str, ...]:
        """What was done to small numbers, if anything was."""
        return (self.rule.sentence,) if self.rule else ()

    @property
    def about(self) -> dict[str, str]:
        """What every table of the page is of, in codes; no year where any counts."""
        year = self.people.year
        return {"level_set": self.levels.name, "first_assessed_in": year.code if year else ""}

    @property
    def about_people(self) -> dict[str, str]:
        """What a table of all the people of the page is of."""
        return {"place": code_of(self.people.name), **self.about}

    @property
    def origin(self) -> dict[str, Any]:
        """Where the figures come from."""
        return {
            "source": self.scored.source,
            "as_at": self.scored.as_at,
            "illustrative": self.scored.illustrative,
            "rounding": self.rule.rounding if self.rule else "",
        }


def charts(scored: Scored, levels: LevelSets, people: People, access: Access) -> tuple[Chart, ...]:
    """Every chart of the page as a person reads it, in order."""
    if people.year is not None:
        scored = scored.first_assessed_in(people.year)
    activation = Activation(scored, levels, settings.SMALL_NUMBERS)
    read = AsRead(activation, access.reads_in_full)
    rows = {one.name: one for one in [*each_reporting(scored.register, people), people]}
    quartiles = cache(lambda: _quartiles(activation))
    groups = [
        Group(one.name, read.table(one), _spread(one, read, quartiles)) for one in rows.values()
    ]
    page = Page(activation.used, people, read.rule_for(people), scored)
    return (
        levels_chart(groups[-1].counts, page),
        movement_chart(groups[-1].counts, page),
        change_chart(groups, page),
        gain_chart(groups, page),
    )


def _spread(people: People, read: AsRead, quartiles: Callable[[], Quartiles]) -> Spread:
    """How their scores changed; nothing where that would tell of too few people."""
    counted = read.table(people)[REPEAT]
    if counted is None:
        return Spread(None)
    courses, in_full = read.activation.scored.courses(people.communities), read.in_full(people)
    changes = [one.change for one in courses if one.change is not None]
    found = replace(spread(changes, published=not in_full), people=counted)
    if in_full or not changes or quartiles().leave_open(frozenset(people.communities), found):
        return found
    return Spread(counted)


def _quartiles(of: Activation) -> Quartiles:
    """What quartiles are told beside."""
    by_place: defaultdict[str, list[Course]] = defaultdict(list)
    for course in of.scored.courses():
        by_place[course.first.community].append(course)
    return Quartiles(
        {
            place.code: OfPlace(
                [one.change for one in by_place[place.code] if one.change is not None],
                movement(by_place[place.code], of.levels),
            )
            for place in of.scored.register.reporting
        },
        of.published,
        of.scored.makeup.read_in_full,
        of.used,
        of.rule,
    )


def levels_chart(counts: Shown, page: Page) -> Chart:
    """Shares at each level, at the first assessment and at the latest repeat."""
    facts = BarsFacts(
        categories=[f"{level}: {NAMES[level]}" for level in LEVELS],
        series=[
            _series(
                _named(name, counts[occasion]),
                [(counts[at(occasion, level)], counts[occasion]) for level in LEVELS],
            )
            for name, occasion in ((AT_FIRST, FIRST), (AT_REPEAT, REPEAT))
        ],
        unit=SHARE,
        category_title="PAM level",
        horizontal=True,
    )
    return Chart(
        key="levels",
        heading=f"Levels at first and at repeat assessment, {page.people.heading}",
        sentence=sentences.levels(counts),
        figure=bars_chart(facts),
        table=tables.levels_table(counts, page.about_people),
        notes=(
            "Not everybody has been assessed again, so the two sets of bars are of different "
            "people. The next chart follows the same people.",
            sentences.cut_points(page.levels),
            *page.small_numbers,
        ),
        **page.origin,
    )


def movement_chart(counts: Shown, page: Page) -> Chart:
    """From which level to which the same people moved; a hidden number has no band."""
    facts = FlowFacts(
        levels=[f"Level {level}" for level in LEVELS],
        moved={
            (before - 1, after - 1): counts[moved(before, after)] or 0
            for before, after in product(LEVELS, LEVELS)
        },
        before=AT_FIRST,
        after=AT_REPEAT,
        unit=PEOPLE,
        told=(
            [counts[came_back(level)] for level in LEVELS],
            [counts[at(REPEAT, level)] for level in LEVELS],
        ),
    )
    return Chart(
        key="movement",
        heading=f"Movement between levels, {page.people.heading}",
        sentence=sentences.movement(counts),
        figure=flow_chart(facts),
        table=tables.movement_table(counts, page.about_people),
        notes=(
            "A band is as thick as it has people.",
            sentences.cut_points(page.levels),
            *(f"{said} {NO_BAND}" for said in page.small_numbers),
        ),
        **page.origin,
    )


def change_chart(groups: Sequence[Group], page: Page) -> Chart:
    """The median change of scores and the middle half of people, by community."""
    facts = IntervalsFacts(
        intervals=[_interval(one.name, one.spread) for one in groups],
        name="Median change",
        unit=POINTS,
        span="middle half of people",
    )
    return Chart(
        key="change",
        heading=f"Change in score, {page.people.heading}",
        sentence=sentences.change(groups[-1].spread),
        figure=intervals_chart(facts),
        table=tables.change_table([(one.name, one.spread) for one in groups], page.about),
        notes=(
            "From the first assessment to the latest repeat of the same people.",
            sentences.FEW,
            *(f"{said} {NONE_BETWEEN}" for said in page.small_numbers),
        ),
        **page.origin,
    )


def gain_chart(groups: Sequence[Group], page: Page) -> Chart:
    """The share that gained 3 points or more within 6 to 12 months, by community."""
    facts = BarsFacts(
        categories=[one.name for one in groups],
        series=[
            _series(
                "Gained 3 points or more",
                [(one.counts[GAINED], one.counts[JUDGED]) for one in groups],
            )
        ],
        unit=SHARE,
        category_title="Community",
        horizontal=True,
    )
    return Chart(
        key="gain",
        heading=f"People who gained 3 points or more in 6 to 12 months, {page.people.heading}",
        sentence=sentences.gain(groups[-1].counts),
        figure=bars_chart(facts),
        table=tables.gain_table([(one.name, one.counts) for one in groups], page.about),
        notes=(
            "People at level 4 at the start are left out, as they have little room to gain in. "
            "A gain of 3 points is the one that the measure’s owner takes for meaningful.",
            sentences.FEW,
            sentences.cut_points(page.levels),
            *page.small_numbers,
        ),
        **page.origin,
    )


def _named(name: str, people: int | None) -> str:
    return name if people is None else f"{name} ({sentences.people(people)})"


def _series(name: str, parts: Sequence[tuple[int | None, int | None]]) -> Series:
    """Shares of wholes; one is hidden where a number of it is."""
    return Series(
        name=name,
        values=[share(part, whole) for part, whole in parts],
        hidden=[place for place, counts in enumerate(parts) if None in counts],
    )


def _interval(name: str, found: Spread) -> Interval:
    if found.median is None or found.lower is None or found.upper is None:
        return Interval(category=name, value=None, hidden=found.people != 0)
    return Interval(
        category=name,
        value=float(found.median),
        low=float(found.lower),
        high=float(found.upper),
    )
