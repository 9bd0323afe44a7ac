"""The charts of wellbeing: projects and ICCs side by side, each scale by itself."""

from collections.abc import Iterator, Sequence
from functools import cache

from django.conf import settings

from iccportal.charts.component import Chart
from iccportal.charts.intervals import Interval, IntervalsFacts, intervals_chart
from iccportal.charts.units import Unit
from iccportal.remembered import remembered, snapshot
from iccportal.tables import Heading
from iccs.access import Access
from iccs.place_codes import whole_name
from outcomes import sentences
from outcomes.effect import MEANINGFUL, Effect
from outcomes.people import each_icc
from outcomes.queries import Scored
from outcomes.scales import SCALES, SWEMWBS, WELLBEING
from outcomes.wellbeing_rows import Read, as_published, rows_of
from outcomes.wellbeing_tables import effects_table

Effects = Sequence[tuple[str, Effect]]
ROUGHLY = (
    "Outside the team means are rounded, the more the fewer people they are of. So is how much "
    "everybody’s changes vary, by which intervals are worked out. Both are hidden where a small "
    "number would follow."
)
NOBODY_TWICE = "A row without a mark has nobody scored twice."
HIDDEN_MEAN = "A mean is hidden where it is of too few people, or would tell of a few others."
POINTS = Unit(axis="Mean change in points", one="point", many="points", decimals=1)


def charts(scored: Scored, access: Access) -> tuple[Chart, ...]:
    """Projects, then ICCs, of each scale that anybody scored on, as a person reads them."""
    found = {scale: rows for scale in WELLBEING if (rows := rows_of(scored, scale))}
    rule = settings.SMALL_NUMBERS
    published = cache(
        lambda: remembered(snapshot(), "wellbeing", lambda: as_published(scored, found, rule))
    )
    scales = [Read(scored, scale, found[scale], access, rule, published) for scale in found]
    return tuple(chart for read in scales for chart in _of_scale(read))


def _of_scale(read: Read) -> list[Chart]:
    projects = [(row.name, read.of(row)) for row in read.rows]
    places = each_icc(read.scored.register)
    iccs = [(icc.name, read.together(icc.communities)) for icc in places]
    return [
        _chart(read, "project", Heading("name", "Project", field="project"), projects),
        _chart(read, "ICC", Heading("name", "ICC", field="place"), iccs),
    ]


def _chart(read: Read, by: str, naming: Heading, effects: Effects) -> Chart:
    instrument, scored, rule = read.instrument, read.scored, read.rule_used
    name = SCALES[instrument].name
    facts = IntervalsFacts(
        intervals=[_interval(label, one) for label, one in effects],
        name="Mean change",
        unit=POINTS,
    )
    whole = (whole_name(scored.register), read.everybody)
    return Chart(
        key=f"{instrument}-{by.lower()}",
        heading=f"{name}: change by {by}",
        sentence=sentences.effect(instrument, read.everybody),
        figure=intervals_chart(facts),
        table=effects_table(naming, [*effects, whole], {"instrument": instrument}),
        notes=(*_notes(instrument), *_few(effects), *([rule.sentence, ROUGHLY] if rule else [])),
        source=scored.source,
        as_at=scored.as_at,
        illustrative=scored.illustrative,
        rounding=rule.rounding if rule else "",
    )


def _interval(label: str, one: Effect) -> Interval:
    value = None if one.change is None else float(one.change)
    low, high = one.interval or (None, None)
    return Interval(category=label, value=value, low=low, high=high, hidden=one.is_hidden)


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
    if any(one.is_hidden for _, one in effects):
        yield HIDDEN_MEAN
    if any(one.pairs == 0 for _, one in effects):
        yield NOBODY_TWICE
