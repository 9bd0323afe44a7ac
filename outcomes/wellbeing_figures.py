"""The charts of wellbeing: projects and ICCs side by side, each scale by itself."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from iccportal.charts.component import Chart
from iccportal.charts.intervals import Interval, IntervalsFacts, intervals_chart
from iccportal.charts.units import Unit
from outcomes import sentences
from outcomes.courses import Course
from outcomes.effect import MEANINGFUL, Effect, effect
from outcomes.people import each_icc
from outcomes.queries import Scored
from outcomes.scales import SCALES, SWEMWBS, WELLBEING
from outcomes.wellbeing_tables import effects_table

Effects = Sequence[tuple[str, Effect]]
POINTS = Unit(axis="Mean change in points", one="point", many="points", decimals=1)


def charts(scored: Scored) -> tuple[Chart, ...]:
    """Projects, then ICCs, of each scale that anybody scored on."""
    found = []
    for instrument in WELLBEING:
        courses = [one for one in scored.courses() if one.first.instrument == instrument]
        if courses:
            everybody = effect(courses, instrument)
            projects = _by_project(scored, courses, instrument)
            iccs = _by_icc(scored, courses, instrument)
            found += [
                _chart(scored, instrument, "project", projects, everybody),
                _chart(scored, instrument, "ICC", iccs, everybody),
            ]
    return tuple(found)


def _by_project(scored: Scored, courses: Sequence[Course], instrument: str) -> Effects:
    places = {place.code: place.short for place in scored.register.reporting}
    grouped: defaultdict[str, list[Course]] = defaultdict(list)
    for one in courses:
        where = places.get(one.first.community, one.first.community)
        grouped[f"{one.first.project}, {where}"].append(one)
    return [(name, effect(grouped[name], instrument)) for name in sorted(grouped)]


def _by_icc(scored: Scored, courses: Sequence[Course], instrument: str) -> Effects:
    return [
        (icc.name, effect([c for c in courses if c.first.community in icc.communities], instrument))
        for icc in each_icc(scored.register)
    ]


def _chart(scored: Scored, instrument: str, by: str, effects: Effects, everybody: Effect) -> Chart:
    name = SCALES[instrument].name
    facts = IntervalsFacts(
        intervals=[_interval(label, one) for label, one in effects],
        name="Mean change",
        unit=POINTS,
    )
    whole = (scored.register.system, everybody)
    return Chart(
        key=f"{instrument}-{by.lower()}",
        heading=f"{name}: change by {by}",
        sentence=sentences.effect(instrument, everybody),
        figure=intervals_chart(facts),
        table=effects_table(by.capitalize() if by == "project" else by, [*effects, whole]),
        notes=(*_notes(instrument), *_few(effects)),
        source=scored.source,
        as_at=scored.as_at,
        illustrative=scored.illustrative,
    )


def _interval(label: str, one: Effect) -> Interval:
    value = None if one.change is None else float(one.change)
    return Interval(category=label, value=value, low=one.low, high=one.high)


def _notes(instrument: str) -> tuple[str, ...]:
    enough = MEANINGFUL[instrument]
    points = "1 point" if enough == 1 else f"{enough} points"
    meaningful = (
        f"A meaningful change is {points} or more, about one standard error of measurement of "
        f"{SCALES[instrument].name}."
    )
    if instrument == SWEMWBS:
        return (f"{meaningful} Scores as added up are converted by the published table.",)
    return (meaningful,)


def _few(effects: Effects) -> Iterator[str]:
    few = [label for label, one in effects if one.pairs and one.with_care]
    if few:
        yield f"{sentences.WITH_CARE.capitalize()}. This holds for {sentences.listed(few)}."
    if any(not one.pairs for _, one in effects):
        yield "A row without a mark has nobody scored twice."
