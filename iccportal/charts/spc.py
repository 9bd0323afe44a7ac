"""The statistical process control (XmR) chart.

After NHS England's Making Data Count: the line of values, its mean and its limits, with the points
of special cause told apart. Which point is which is decided before it comes here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, Final, TypeVar

from iccportal.charts import theme
from iccportal.charts.marks import Mark, add_marks
from iccportal.charts.month_axis import month_axis
from iccportal.charts.series import ends_of_runs, line_trace, no_figures
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import Range, extent_of, value_axis
from iccportal.lib.nhs_calendar import month_label

Values = Sequence[float | None]
Line = tuple[list[str | None], list[float | None]]
Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class PointStyle:
    """How points of one type look and what they are called."""

    words: str
    colour: str
    symbol: str
    size: int


POINT_STYLES: Final = {
    "common_cause": PointStyle(words="Common cause", colour=theme.COMMON, symbol="circle", size=7),
    "special_cause_improvement": PointStyle(
        words="Special cause: improvement", colour=theme.IMPROVEMENT, symbol="diamond", size=9
    ),
    "special_cause_concern": PointStyle(
        words="Special cause: concern", colour=theme.CONCERN, symbol="square", size=9
    ),
    "special_cause_neutral_high": PointStyle(
        words="Special cause: higher", colour=theme.NEUTRAL, symbol="triangle-up", size=10
    ),
    "special_cause_neutral_low": PointStyle(
        words="Special cause: lower", colour=theme.NEUTRAL, symbol="triangle-down", size=10
    ),
}


@dataclass(frozen=True, kw_only=True)
class SpcFacts:
    """One series with its limits, every rule already decided.

    All sequences are as long as `months`. A value of None is a month without a figure; a limit of
    None or NaN is not drawn. `groups` numbers the stretches between recalculations: lines break
    where it changes.
    """

    months: Sequence[date]
    values: Values
    mean: Values
    lower: Values
    upper: Values
    point_types: Sequence[str]
    groups: Sequence[int]
    unit: Unit
    target: Values | None = None
    target_name: str = "Trajectory"
    marks: Sequence[Mark] = ()


def spc_chart(facts: SpcFacts, *, compact: bool = False, y_range: Range | None = None) -> Figure:
    """An SPC chart; `y_range` puts several on one scale."""
    lines = (facts.values, facts.lower, facts.upper, facts.target or ())
    extent = y_range or extent_of(lines)
    if not any(value is not None for value in facts.values):
        return no_figures(facts.months, facts.unit)
    layout = theme.layout(
        x=month_axis(facts.months),
        y=value_axis(facts.unit, extent, compact=compact),
        compact=compact,
    )
    figure: Figure = {"data": _traces(facts), "layout": layout}
    add_marks(figure, facts.marks, "Limits recalculated", compact=compact)
    return figure


def _traces(facts: SpcFacts) -> list[Figure]:
    limits = _limits(facts)
    traces = [_level("Mean", theme.MEAN, "solid", _ends(facts, facts.mean))]
    if any(limit is not None for limit in limits[1]):
        traces.insert(0, _level("Expected range", theme.LIMITS, "dash", limits))
    if facts.target is not None:
        traces.append(_target(facts, facts.target))
    return [*traces, _value_line(facts), *_key(facts)]


def _level(name: str, colour: str, dash: str, line: Line) -> Figure:
    x, y = line
    return line_trace(name, x, y, colour=colour, dash=dash, width=1.5)


def _limits(facts: SpcFacts) -> Line:
    """The upper limits and then the lower ones, as one line with a gap between them."""
    (x, upper), (below, lower) = _ends(facts, facts.upper), _ends(facts, facts.lower)
    return [*x, None, *below], [*upper, None, *lower]


def _ends(facts: SpcFacts, level: Values) -> Line:
    return ends_of_runs(*_broken(facts, level))


def _target(facts: SpcFacts, target: Values) -> Figure:
    x, y = ends_of_runs([month.isoformat() for month in facts.months], target)
    trace = line_trace(facts.target_name, x, y, colour=theme.PLANNED, dash="dot", width=2)
    trace["line"]["shape"] = "hvh"
    return trace


def _value_line(facts: SpcFacts) -> Figure:
    x, y = _broken(facts, facts.values)
    styles = _gapped(facts, [POINT_STYLES[kind] for kind in facts.point_types])
    shown = [style or POINT_STYLES["common_cause"] for style in styles]
    trace = line_trace(facts.unit.axis, x, y, colour=theme.COMMON, dash="solid", width=2)
    trace["mode"] = "lines+markers"
    trace["cliponaxis"] = False  # a point at the edge of the plot, as at 100%, is drawn whole
    trace["marker"] = {
        "color": _once([style.colour for style in shown]),
        "symbol": _once([style.symbol for style in shown]),
        "size": _once([style.size for style in shown]),
        # Plotly draws points of several sizes see-through and outlined unless told not to.
        "opacity": 1,
        "line": {"width": 0},
    }
    trace["hovertext"] = [words or "" for words in _gapped(facts, _hover(facts))]
    trace["hoverinfo"] = "text"
    return trace


def _once(looks: list[Any]) -> Any:
    """What all the points look like, where it is the same: a page holds many figures."""
    return looks[0] if len(set(looks)) == 1 else looks


def _hover(facts: SpcFacts) -> list[str]:
    targets = facts.target or [None] * len(facts.months)
    rows = zip(facts.months, facts.values, facts.mean, targets, facts.point_types, strict=True)
    return [
        ""
        if value is None
        else f"{month_label(month)}: {facts.unit.words(value)}"
        + (f", mean {facts.unit.number(mean)}" if mean is not None else "")
        + (f", {facts.target_name.lower()} {facts.unit.number(aim)}" if aim is not None else "")
        + (f"<br>{POINT_STYLES[kind].words}" if kind != "common_cause" else "")
        for month, value, mean, aim, kind in rows
    ]


def _key(facts: SpcFacts) -> list[Figure]:
    """Traces without points, so that each type of special cause has its line in the key."""
    present = [kind for kind in POINT_STYLES if kind in facts.point_types]
    return [_key_entry(POINT_STYLES[kind]) for kind in present if kind != "common_cause"]


def _key_entry(style: PointStyle) -> Figure:
    marker = {"color": style.colour, "symbol": style.symbol, "size": style.size}
    nothing: Figure = {"x": [None], "y": [None], "hoverinfo": "skip"}
    return {"type": "scatter", "mode": "markers", "name": style.words, "marker": marker, **nothing}


def _broken(facts: SpcFacts, level: Values) -> tuple[list[str | None], list[float | None]]:
    """The level over the months, with a gap between two groups; NaN becomes a gap too."""
    x = _gapped(facts, [month.isoformat() for month in facts.months])
    y = [None if v is None or not isfinite(v) else v for v in _gapped(facts, level)]
    return x, y


def _gapped(facts: SpcFacts, items: Sequence[Item | None]) -> list[Item | None]:
    gapped: list[Item | None] = []
    for place, item in enumerate(items):
        if place and facts.groups[place] != facts.groups[place - 1]:
            gapped.append(None)
        gapped.append(item)
    return gapped
