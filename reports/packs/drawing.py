"""The charts of a pack: a measure of its subject, and of each community on one scale."""

from collections.abc import Iterator, Sequence
from typing import Final

from iccportal.charts import theme
from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.icons import Icon
from iccportal.charts.lines import Series as Line
from iccportal.charts.marks import Mark
from iccportal.charts.spc import POINT_STYLES, SpcFacts, spc_chart
from iccportal.charts.theme import Figure
from iccportal.charts.value_axis import Range, extent_of
from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.spc_reading import ASSURANCE_WORDS, VARIATION_WORDS
from reports.packs.failure import PackFailure
from reports.packs.pack import COMMON, Point, Section, Series

# A pack has the icons' words; each is said of one icon only.
_ICONS: Final = {words: kind for kind, words in (VARIATION_WORDS | ASSURANCE_WORDS).items()}

SMALL_HEIGHT: Final = 160  # pixels: six charts with their words to a sheet of paper


def subject_chart(section: Section, *, height: int = theme.HEIGHT) -> Figure:
    """The measure of the pack's subject: a control chart, or bars where there are no limits.

    `height` is of a control chart, in pixels; bars are as high as they are many.
    """
    return _drawn(section, section.subject, height=height)


def community_charts(section: Section) -> list[Figure]:
    """Small charts of the communities in their order, all on one scale."""
    bars = any(not _controlled(one) for one in section.communities)
    scale = extent_of((line for one in section.communities for line in _lines(one)), from_zero=bars)
    return [
        _drawn(section, one, height=SMALL_HEIGHT, compact=True, y_range=scale)
        for one in section.communities
    ]


def icons(series: Series) -> list[Icon]:
    """The icons of a series, with their words; none where nothing may be claimed."""
    said = filter(None, (series.variation, series.assurance))
    return [Icon(kind=_ICONS[words], words=words) for words in said if words in _ICONS]


def _controlled(series: Series) -> bool:
    return any(point.mean is not None for point in series.points)


def _lines(series: Series) -> Iterator[list[float | None]]:
    """Everything that a chart of a series draws."""
    points = series.points
    yield [point.value for point in points]
    if _controlled(series):
        yield from ([p.lower for p in points], [p.upper for p in points])
        yield [point.target for point in points]


def _drawn(
    section: Section,
    series: Series,
    *,
    height: int,
    compact: bool = False,
    y_range: Range | None = None,
) -> Figure:
    if not _controlled(series):
        return bars_chart(_bars(section, series), compact=compact, y_range=y_range)
    figure = spc_chart(_spc(section, series), compact=compact, y_range=y_range)
    figure["layout"]["height"] = height
    return figure


def _bars(section: Section, series: Series) -> BarsFacts:
    """Bars from the first month that has a figure to the last, hidden or not."""
    months = [point.month for point in series.points if point.is_told]
    shown = [p for p in series.points if months and months[0] <= p.month <= months[-1]]
    hidden = [place for place, point in enumerate(shown) if point.is_hidden]
    return BarsFacts(
        categories=[month_label(point.month) for point in shown],
        series=[Line(name=section.name, values=[p.value for p in shown], hidden=hidden)],
        unit=section.unit,
    )


def _spc(section: Section, series: Series) -> SpcFacts:
    _hold(section, series)
    points = series.points
    targets = [point.target for point in points]
    return SpcFacts(
        months=[point.month for point in points],
        values=[point.value for point in points],
        mean=[point.mean for point in points],
        lower=[point.lower for point in points],
        upper=[point.upper for point in points],
        point_types=[point.point_type or COMMON for point in points],
        groups=_groups(points),
        unit=section.unit,
        target=targets if any(target is not None for target in targets) else None,
        target_name=section.target_name.capitalize(),
        marks=list(_marks(points)),
    )


def _hold(section: Section, series: Series) -> None:
    """Refuse points that no symbol stands for: a pack has no chart with figures left out."""
    unknown = {point.point_type for point in series.points} - {"", *POINT_STYLES}
    if unknown:
        raise PackFailure(
            f"The chart of {section.name} for {series.place} cannot be drawn: "
            f'there is no symbol for "{min(unknown)}".'
        )


def _groups(points: Sequence[Point]) -> list[int]:
    """The set of limits of each month; one that has none is in that of the month before."""
    groups, last = [], next((p.limits_from for p in points if p.limits_from is not None), 0)
    for point in points:
        last = last if point.limits_from is None else point.limits_from
        groups.append(last)
    return groups


def _marks(points: Sequence[Point]) -> Iterator[Mark]:
    """Where limits were recalculated; the series' notes tell why."""
    groups = _groups(points)
    for place in range(1, len(points)):
        if groups[place] != groups[place - 1]:
            month = points[place].month
            label = f"From {month_label(month)}"
            yield Mark(month=month, label=label, reason="Limits recalculated")
