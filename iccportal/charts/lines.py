"""Several series over the same months."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from iccportal.charts import theme
from iccportal.charts.month_axis import month_axis
from iccportal.charts.series import line_trace, no_figures
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import Range, extent_of, value_axis
from iccportal.lib.nhs_calendar import month_label

MOST_LINES: Final = 20


@dataclass(frozen=True, kw_only=True)
class Series:
    """A named series of values; None is a missing figure, and at the `hidden` places one that is
    not shown to its reader.
    """

    name: str
    values: Sequence[float | None]
    hidden: Collection[int] = ()


@dataclass(frozen=True, kw_only=True)
class LinesFacts:
    """Up to 20 series, each as long as `months`."""

    months: Sequence[date]
    series: Sequence[Series]
    unit: Unit


def lines_chart(
    facts: LinesFacts, *, compact: bool = False, y_range: Range | None = None
) -> Figure:
    """A line per series, told apart by dash and symbol as well as by colour.

    Raises ValueError for more series than a reader can follow.
    """
    if len(facts.series) > MOST_LINES:
        raise ValueError(
            f"A chart holds at most {MOST_LINES} lines; {len(facts.series)} were given."
        )
    values = [one.values for one in facts.series]
    extent = y_range or extent_of(values)
    if not any(value is not None for one in values for value in one):
        return no_figures(facts.months, facts.unit)
    layout = theme.layout(
        x=month_axis(facts.months),
        y=value_axis(facts.unit, extent, compact=compact),
        compact=compact,
    )
    data = [_line(facts, place) for place in range(len(facts.series))]
    return {"data": data, "layout": layout}


def _line(facts: LinesFacts, place: int) -> Figure:
    one = facts.series[place]
    colour = theme.CATEGORIES[place % len(theme.CATEGORIES)]
    symbol = theme.SYMBOLS[place % len(theme.SYMBOLS)]
    dash = theme.DASHES[place % len(theme.DASHES)]
    x = [month.isoformat() for month in facts.months]
    trace = line_trace(one.name, x, one.values, colour=colour, dash=dash, width=2)
    trace["mode"] = "lines+markers"
    trace["marker"] = {"color": colour, "symbol": symbol, "size": 7}
    return {**trace, "hovertext": _hover(facts, one), "hoverinfo": "text"}


def _hover(facts: LinesFacts, one: Series) -> list[str]:
    return [
        "" if value is None else f"{one.name}, {month_label(month)}: {facts.unit.words(value)}"
        for month, value in zip(facts.months, one.values, strict=True)
    ]
