"""The charts of PAM: levels at first and at repeat, movement between them, and change."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.component import Chart
from iccportal.charts.flow import FlowFacts, flow_chart
from iccportal.charts.intervals import Interval, IntervalsFacts, intervals_chart
from iccportal.charts.lines import Series
from iccportal.charts.units import Unit
from outcomes import pam_tables as tables
from outcomes import sentences
from outcomes.change import Spread, gain, movement, spread
from outcomes.courses import Course
from outcomes.levels import LEVELS, NAMES, LevelSet
from outcomes.people import People, each_reporting
from outcomes.queries import Scored

SHARE = Unit(axis="Share of people", decimals=1, percentage=True)
PEOPLE = Unit(axis="People", one="person", many="people")
POINTS = Unit(axis="Change in points", one="point", many="points", decimals=1)
AT_FIRST, AT_REPEAT = "First assessment", "Latest repeat"


def charts(scored: Scored, levels: LevelSet, people: People) -> tuple[Chart, ...]:
    """Every chart of the page, in order."""
    if people.year is not None:
        scored = scored.first_assessed_in(people.year)
    courses = scored.courses(people.communities)
    rows = {one.name: one for one in [*each_reporting(scored.register, people), people]}
    groups = [(one.name, scored.courses(one.communities)) for one in rows.values()]
    origin = _origin(scored)
    return (
        levels_chart(courses, levels, people, origin),
        movement_chart(courses, levels, people, origin),
        change_chart(groups, people, origin),
        gain_chart(groups, levels, people, origin),
    )


def levels_chart(
    courses: Sequence[Course], levels: LevelSet, people: People, origin: dict[str, Any]
) -> Chart:
    """Shares at each level, at the first assessment and at the latest repeat."""
    first = _at(levels.level(one.first.score) for one in courses)
    repeat = _at(levels.level(one.last.score) for one in courses if one.last is not None)
    facts = BarsFacts(
        categories=[f"{level}: {NAMES[level]}" for level in LEVELS],
        series=[
            Series(name=f"{name} ({sentences.people(sum(counts))})", values=_shares(counts))
            for name, counts in ((AT_FIRST, first), (AT_REPEAT, repeat))
        ],
        unit=SHARE,
        category_title="PAM level",
        horizontal=True,
    )
    return Chart(
        key="levels",
        heading=f"Levels at first and at repeat assessment, {people.heading}",
        sentence=sentences.levels(first, repeat),
        figure=bars_chart(facts),
        table=tables.levels_table(first, repeat),
        notes=(
            "Not everybody has been assessed again, so the two sets of bars are of different "
            "people. The next chart follows the same people.",
            sentences.cut_points(levels),
        ),
        **origin,
    )


def movement_chart(
    courses: Sequence[Course], levels: LevelSet, people: People, origin: dict[str, Any]
) -> Chart:
    """From which level to which the same people moved."""
    moved = movement(courses, levels)
    facts = FlowFacts(
        levels=[f"Level {level}" for level in LEVELS],
        moved={(before - 1, after - 1): count for (before, after), count in moved.items()},
        before=AT_FIRST,
        after=AT_REPEAT,
        unit=PEOPLE,
    )
    return Chart(
        key="movement",
        heading=f"Movement between levels, {people.heading}",
        sentence=sentences.movement(moved),
        figure=flow_chart(facts),
        table=tables.movement_table(moved),
        notes=("A band is as thick as it has people.", sentences.cut_points(levels)),
        **origin,
    )


def change_chart(
    groups: Sequence[tuple[str, list[Course]]], people: People, origin: dict[str, Any]
) -> Chart:
    """The median change of scores and the middle half of people, by community."""
    spreads = [(name, spread(_changes(courses))) for name, courses in groups]
    facts = IntervalsFacts(
        intervals=[_interval(name, found) for name, found in spreads],
        name="Median change",
        unit=POINTS,
        span="middle half of people",
    )
    return Chart(
        key="change",
        heading=f"Change in score, {people.heading}",
        sentence=sentences.change(spreads[-1][1]),
        figure=intervals_chart(facts),
        table=tables.change_table(spreads),
        notes=("From the first assessment to the latest repeat of the same people.", sentences.FEW),
        **origin,
    )


def gain_chart(
    groups: Sequence[tuple[str, list[Course]]],
    levels: LevelSet,
    people: People,
    origin: dict[str, Any],
) -> Chart:
    """The share that gained 3 points or more within 6 to 12 months, by community."""
    gains = [(name, gain(courses, levels)) for name, courses in groups]
    facts = BarsFacts(
        categories=[name for name, _ in gains],
        series=[
            Series(
                name="Gained 3 points or more",
                values=[100 * one.gained / one.people if one.people else None for _, one in gains],
            )
        ],
        unit=SHARE,
        category_title="Community",
        horizontal=True,
    )
    return Chart(
        key="gain",
        heading=f"People who gained 3 points or more in 6 to 12 months, {people.heading}",
        sentence=sentences.gain(gains[-1][1]),
        figure=bars_chart(facts),
        table=tables.gain_table(gains),
        notes=(
            "People at level 4 at the start are left out, as they have little room to gain in. "
            "A gain of 3 points is the one that the measure’s owner takes for meaningful.",
            sentences.FEW,
            sentences.cut_points(levels),
        ),
        **origin,
    )


def _at(levels: Iterator[int]) -> list[int]:
    counts = Counter(levels)
    return [counts[level] for level in LEVELS]


def _shares(counts: Sequence[int]) -> list[float | None]:
    whole = sum(counts)
    return [100 * count / whole if whole else None for count in counts]


def _changes(courses: Sequence[Course]) -> list[Any]:
    return [course.change for course in courses if course.change is not None]


def _interval(name: str, found: Spread) -> Interval:
    if found.median is None or found.lower is None or found.upper is None:
        return Interval(category=name, value=None)
    return Interval(
        category=name,
        value=float(found.median),
        low=float(found.lower),
        high=float(found.upper),
    )


def _origin(scored: Scored) -> dict[str, Any]:
    return {
        "source": scored.source,
        "as_at": scored.as_at,
        "illustrative": scored.illustrative,
    }
