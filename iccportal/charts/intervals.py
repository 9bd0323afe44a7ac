"""A value and an interval around it for each of several categories, beside a line at nought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from iccportal.charts import category_names, theme
from iccportal.charts.series import no_figures
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import extent_of, value_axis

ROW_HEIGHT: Final = 46


@dataclass(frozen=True, kw_only=True)
class Interval:
    """The value of one category; None is a missing value, or an interval that is not known.

    `hidden` says that they are known, and not shown to the reader.
    """

    category: str
    value: float | None
    low: float | None = None
    high: float | None = None
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class IntervalsFacts:
    """Intervals of categories with different names.

    `name` says what the values are ("Mean change"), `span` what the intervals are.
    """

    intervals: Sequence[Interval]
    name: str
    unit: Unit
    span: str = "95% interval"


def intervals_chart(facts: IntervalsFacts) -> Figure:
    """A point for each value, and a line over its interval, from the top down."""
    rows = facts.intervals
    if all(one.value is None and not one.hidden for one in rows):
        return no_figures((), facts.unit)
    ends = [end for one in rows for end in (one.value, one.low, one.high)]
    x = value_axis(facts.unit, extent_of([[0.0, *ends]]), compact=True, lying=True)
    # What the values are is said above the plot, as everywhere.
    layout = theme.layout(x=x, y=_category_axis(rows) | {"title": x.pop("title")}, room="labelled")
    margin = layout["margin"]
    row = max(ROW_HEIGHT, category_names.height(layout["yaxis"]["ticktext"]))
    layout["height"] = int(margin["t"] + margin["b"] + row * max(len(rows), 2))
    layout["shapes"].append(_nought())
    layout["annotations"] += [_word(n, len(rows)) for n, one in enumerate(rows) if one.hidden]
    return {"data": [_lines(facts), _points(facts)], "layout": layout}


def _category_axis(rows: Sequence[Interval]) -> Figure:
    names = [one.category for one in rows]
    return {
        "type": "category",
        "range": [len(rows) - 0.5, -0.5],
        # A category without an interval would otherwise come last.
        "categoryorder": "array",
        "categoryarray": names,
        "tickmode": "array",
        "tickvals": names,
        "ticktext": category_names.in_lines(names, category_names.BESIDE),
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": theme.AXIS,
    }


def _word(place: int, rows: int) -> Figure:
    """A word in the row of what is hidden, in its middle."""
    return theme.note(theme.HIDDEN) | {"y": 1 - (place + 0.5) / rows}


def _nought() -> Figure:
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "xref": "x",
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": theme.MARK, "width": 1, "dash": "dash"},
    }


def _lines(facts: IntervalsFacts) -> Figure:
    known = [one for one in facts.intervals if one.low is not None]
    x = [end for one in known for end in (one.low, one.high, None)]
    y = [name for one in known for name in (one.category, one.category, None)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": facts.span.capitalize(),
        "x": x,
        "y": y,
        "line": {"color": theme.ACTUAL, "dash": "solid", "width": 2},
        "hoverinfo": "skip",
    }


def _points(facts: IntervalsFacts) -> Figure:
    rows = facts.intervals
    return {
        "type": "scatter",
        "mode": "markers",
        "name": facts.name,
        "x": [one.value for one in rows],
        "y": [one.category for one in rows],
        "marker": {"color": theme.ACTUAL, "symbol": "diamond", "size": 11},
        "hovertext": [_words(one, facts) for one in rows],
        "hoverinfo": "text",
    }


def _words(one: Interval, facts: IntervalsFacts) -> str:
    unit = facts.unit
    if one.value is None:
        return ""
    words = f"{one.category}: {unit.words(one.value)}"
    if one.low is None or one.high is None:
        return words
    return f"{words} ({facts.span} {unit.number(one.low)} to {unit.number(one.high)})"
