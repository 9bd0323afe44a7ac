"""The lines of a pack's charts, as workbook and slides draw them: names, values and looks. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from iccportal.charts import theme
from iccportal.charts.lines import MOST_LINES
from iccportal.charts.look import Look
from iccportal.charts.spc import POINT_STYLES
from iccportal.lib.nhs_calendar import month_label
from reports.packs.pack import COMMON, Point, Section, Series
from reports.packs.words import capital

VALUE_LOOK: Final = Look(colour=theme.COMMON, dash="solid", symbol="circle", width=1.75)
TARGET_LOOK: Final = Look(colour=theme.PLANNED, dash="dot", width=2.25)
MEAN_LOOK: Final = Look(colour=theme.MEAN, dash="solid", width=1.25)
LIMIT_LOOK: Final = Look(colour=theme.LIMITS, dash="dash", width=1.25)


@dataclass(frozen=True, slots=True)
class Line:
    """A named line over the months of a series; None is a gap.

    Lines that look like another one stay out of the key.
    """

    name: str
    values: Sequence[float | None]
    look: Look
    in_key: bool = True


def control_lines(section: Section, series: Series) -> list[Line]:
    """What a control chart of a series draws: first the values, then each other line that has any.

    Limits that were recalculated are lines of their own, as nothing joins the two.
    """
    points = series.points
    values = Line(section.unit.axis, [point.value for point in points], VALUE_LOOK)
    target = Line(capital(section.target_name), [point.target for point in points], TARGET_LOOK)
    others = (target, *_limits(points), *_special(points))
    return [values, *(line for line in others if _drawn(line.values))]


def community_lines(section: Section) -> list[Line]:
    """A line for each community of a measure."""
    return [
        Line(one.short_name, [point.value for point in one.points], _community_look(place))
        for place, one in enumerate(section.communities)
    ]


def can_be_told_apart(lines: Sequence[Line]) -> bool:
    """Whether a reader can follow so many lines on one chart, and there is anything on them."""
    return len(lines) <= MOST_LINES and any(_drawn(line.values) for line in lines)


def leading(points: Sequence[Point]) -> int:
    """How many months come before the first that has a figure; charts leave them out."""
    known = (place for place, point in enumerate(points) if point.value is not None)
    return next(known, len(points))


def _limits(points: Sequence[Point]) -> Iterator[Line]:
    groups = sorted({point.limits_from for point in points if point.limits_from is not None})
    for place, group in enumerate(groups):
        own = [point if point.limits_from == group else None for point in points]
        since = next(point.month for point in own if point)
        ending = f" from {month_label(since)}" if place else ""
        for name, look, values in (
            ("Mean", MEAN_LOOK, [point.mean if point else None for point in own]),
            ("Lower limit", LIMIT_LOOK, [point.lower if point else None for point in own]),
            ("Upper limit", LIMIT_LOOK, [point.upper if point else None for point in own]),
        ):
            yield Line(name + ending, values, look, in_key=not place)


def _special(points: Sequence[Point]) -> Iterator[Line]:
    """The months that SPC picks out, a line of symbols for each kind."""
    for kind, style in POINT_STYLES.items():
        if kind != COMMON:
            values = [point.value if point.point_type == kind else None for point in points]
            yield Line(style.words, values, Look(colour=style.colour, symbol=style.symbol, size=9))


def _community_look(place: int) -> Look:
    return Look(
        colour=theme.CATEGORIES[place % len(theme.CATEGORIES)],
        dash=theme.DASHES[place % len(theme.DASHES)],
        symbol=theme.SYMBOLS[place % len(theme.SYMBOLS)],
    )


def _drawn(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)
