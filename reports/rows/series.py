"""The rows of series and figures: what a chart of each measure and place tells, month by month."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

from dashboards.shown import tells_of_whole
from iccportal.lib.small_numbers import Audience
from iccportal.lib.spc import Xmr
from iccportal.lib.spc_reading import ASSURANCE_WORDS, VARIATION_WORDS
from measures.charted import Charted
from measures.definition import Measure, TargetMethod
from measures.figure import Figure
from measures.figures import source_of
from reports.contents import WHOLE
from reports.everything import Everything
from reports.fields import Row, Value, number
from reports.rows.places import EditionPlace

Line = tuple[Value, Value, Value, str, Value]  # mean, lower, upper, kind of point, limits' group
NO_LINE: Line = (None, None, None, "", None)


@dataclass(frozen=True, slots=True)
class SeriesRows:
    """One measure of one place: a row of series, and a row of figures for each month.

    The series tells of the months on the chart; it is illustrative where any of its figures is,
    for they are all handed out.
    """

    series: Row
    figures: list[Row]


def all_series(
    everything: Everything, places: Sequence[EditionPlace], audience: Audience
) -> Iterator[SeriesRows]:
    """Every measure of every place that it tells anything of."""
    for measure in everything.board.measures:
        made_up_target = _made_up_target(measure, everything)
        for place in places:
            if place.kind != WHOLE or tells_of_whole(measure):
                charted = everything.board.charted(measure, place.subject, audience)
                yield _one(everything, place.code, charted, made_up_target)


def _made_up_target(measure: Measure, everything: Everything) -> bool:
    if measure.target.method is not TargetMethod.APPORTIONED:
        return False
    return any(rebase.illustrative for stream in everything.streams for rebase in stream.rebases)


def _one(everything: Everything, place: str, charted: Charted, made_up_target: bool) -> SeriesRows:
    measure, reading = charted.measure, charted.reading
    lines = {} if reading is None else _lines(charted.shown, reading.chart)
    made_up = {
        figure.month: everything.made_up(figure.batches)
        or (made_up_target and figure.target is not None)
        for figure in charted.figures
    }
    told = everything.board.sources.of(b for figure in charted.shown for b in figure.batches)
    icons = (None, None) if reading is None else (reading.variation, reading.assurance)
    variation, assurance = (kind or "" for kind in icons)
    return SeriesRows(
        series=(
            *(measure.code, place, charted.sentence),
            *(variation, VARIATION_WORDS.get(variation, "")),
            *(assurance, ASSURANCE_WORDS.get(assurance, "")),
            *(charted.provisional, "\n".join(charted.notes)),
            *(source_of(measure, told.source), told.as_at, any(made_up.values())),
        ),
        figures=[
            _figure(measure.code, place, figure, lines, made_up[figure.month])
            for figure in charted.figures
        ],
    )


def _figure(
    measure: str, place: str, figure: Figure, lines: Mapping[date, Line], made_up: bool
) -> Row:
    counts = (figure.numerator, figure.denominator, figure.value)
    mean, lower, upper, kind, group = lines.get(figure.month, NO_LINE)
    return (
        *(measure, place, figure.month),
        *(None if count is None else number(count) for count in counts),
        figure.state,
        None if figure.target is None else number(figure.target),
        *(mean, lower, upper, kind, group, made_up),
    )


def _lines(shown: Iterable[Figure], chart: Xmr) -> dict[date, Line]:
    """Mean and limits of each month on the chart; they stand through months without a figure."""
    places = {month: place for place, month in enumerate(chart.dates)}
    held, found = NO_LINE, {}
    for figure in shown:
        place = places.get(figure.month)
        if place is not None:
            held = _line(chart, place)
        found[figure.month] = held if place is not None else (*held[:3], "", held[4])
    return found


def _line(chart: Xmr, place: int) -> Line:
    limits = (chart.lpl[place], chart.upl[place])
    lower, upper = (None if isnan(limit) else number(limit) for limit in limits)
    group = chart.rebase_group[place]
    return number(chart.mean[place]), lower, upper, chart.point_type[place], group
