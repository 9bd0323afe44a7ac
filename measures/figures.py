"""A measure's charts: a control chart, or bars where there are too few figures for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.component import Chart
from iccportal.charts.icons import Icon
from iccportal.charts.lines import Series
from iccportal.charts.marks import Mark
from iccportal.charts.month_axis import tick_texts
from iccportal.charts.spc import SpcFacts, spc_chart
from iccportal.charts.theme import Figure as Drawing
from iccportal.charts.value_axis import Range, extent_of
from iccportal.lib.nhs_calendar import month_label, month_name
from iccportal.lib.spc import Xmr
from iccportal.lib.spc_reading import ASSURANCE_WORDS, VARIATION_WORDS
from measures.charted import Charted, as_number
from measures.definition import Measure
from measures.queries import Sources
from measures.states import FINAL, PROVISIONAL, SUPPRESSED
from measures.tables import series_table

Values = list[float | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A chart's place on a page: its key, unique there, and its heading."""

    key: str
    heading: str
    level: int = 2


def chart(
    charted: Charted,
    sources: Sources,
    at: Place,
    *,
    compact: bool = False,
    y_range: Range | None = None,
) -> Chart:
    """The chart of one series; `y_range` puts several on one scale."""
    words = charted.measure.words_of_states
    provenance = sources.of(batch for figure in charted.shown for batch in figure.batches)
    return Chart(
        key=at.key,
        heading=at.heading,
        sentence=charted.sentence,
        figure=_drawing(charted, compact=compact, y_range=y_range),
        table=series_table(charted),
        source=source_of(charted.measure, provenance.source),
        as_at=_as_at(charted),
        illustrative=provenance.illustrative,
        provisional=charted.provisional,
        provisional_word=words.get(PROVISIONAL, PROVISIONAL),
        settled_word=words[FINAL] if charted.settled else "",
        rounding=charted.rule.rounding if charted.rule else "",
        notes=charted.notes,
        level=at.level,
        icons=icons(charted),
        with_key=not compact,
    )


def small_multiples(all_charted: Sequence[tuple[Charted, Place]], sources: Sources) -> list[Chart]:
    """Small charts of one measure, all on one scale, and without a key each."""
    bars = any(charted.reading is None for charted, _ in all_charted)
    lines = [line for charted, _ in all_charted for line in _extents(charted)]
    scale = extent_of(lines, from_zero=bars)
    return [
        chart(charted, sources, place, compact=True, y_range=scale)
        for charted, place in all_charted
    ]


def _drawing(charted: Charted, *, compact: bool, y_range: Range | None) -> Drawing:
    if charted.reading is None:
        return bars_chart(_bars_facts(charted), compact=compact, y_range=y_range)
    facts = _spc_facts(charted, charted.reading.chart)
    return spc_chart(facts, compact=compact, y_range=y_range)


def _bars_facts(charted: Charted) -> BarsFacts:
    """Bars from the first month that has a figure to the last, hidden or not."""
    hidden = {figure.month for figure in charted.shown if figure.state == SUPPRESSED}
    months = hidden.union(figure.month for figure in charted.known)
    shown = [f for f in charted.shown if months and min(months) <= f.month <= max(months)]
    values = [None if figure.value is None else as_number(figure.value) for figure in shown]
    return BarsFacts(
        categories=[month_label(figure.month) for figure in shown],
        series=[
            Series(
                name=charted.measure.short_name,
                values=values,
                hidden=[place for place, figure in enumerate(shown) if figure.month in hidden],
            )
        ],
        unit=charted.measure.unit,
        below=tick_texts([figure.month for figure in shown]),
    )


def _spc_facts(charted: Charted, spc: Xmr) -> SpcFacts:
    """The control chart over all months asked for: limits stand through months without a figure."""
    months = [figure.month for figure in charted.shown]
    place_of = {month: place for place, month in enumerate(spc.dates)}
    own = [place_of.get(month) for month in months]
    held = list(accumulate(own, _latest))
    targets = charted.targets
    return SpcFacts(
        months=months,
        values=_at(spc.values, own),
        mean=_at(spc.mean, held),
        lower=_at(spc.lpl, held),
        upper=_at(spc.upl, held),
        point_types=["common_cause" if at is None else spc.point_type[at] for at in own],
        groups=[spc.rebase_group[at or 0] for at in held],
        unit=charted.measure.unit,
        target=targets if any(target is not None for target in targets) else None,
        target_name=charted.measure.target.name.capitalize(),
        marks=_marks(charted, spc),
    )


def _latest(last: int | None, this: int | None) -> int | None:
    return last if this is None else this


def _at(numbers: Sequence[float], places: Sequence[int | None]) -> Values:
    return [None if place is None else numbers[place] for place in places]


def _marks(charted: Charted, spc: Xmr) -> list[Mark]:
    return [
        Mark(month=month, label=f"From {month_label(month)}", reason=reason)
        for month, reason in charted.recalculations
        if spc.dates[0] <= month <= spc.dates[-1]
    ]


def icons(charted: Charted) -> tuple[Icon, ...]:
    """The icons of a series, none where nothing may be claimed."""
    reading = charted.reading
    if reading is None:
        return ()
    shown = ((reading.variation, VARIATION_WORDS), (reading.assurance, ASSURANCE_WORDS))
    return tuple(Icon(kind=kind, words=words[kind]) for kind, words in shown if kind is not None)


def _extents(charted: Charted) -> list[Values]:
    """Everything that a chart draws, for a scale that holds all of it."""
    values: Values = list(charted.values)
    if charted.reading is None:
        return [values]
    spc = charted.reading.chart
    return [values, list(spc.lpl), list(spc.upl), charted.targets]


def source_of(measure: Measure, of_batches: str) -> str:
    """The sources of the batches, or as the definition has it, and that of the denominator."""
    bottom = measure.denominator
    also = bottom.source if bottom else None
    return "; ".join(filter(None, [of_batches or measure.source, also]))


def _as_at(charted: Charted) -> str:
    return month_name((charted.latest or charted.shown[-1]).month)
