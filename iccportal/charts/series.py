"""What the charts over months have in common: a line, and the figure that has nothing to show."""

from collections.abc import Sequence
from datetime import date

from iccportal.charts import theme
from iccportal.charts.month_axis import month_axis
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import title


def line_trace(
    name: str,
    x: Sequence[str | None],
    y: Sequence[float | None],
    *,
    colour: str,
    dash: str,
    width: float,
) -> Figure:
    """A line without markers or hover text; None is a gap."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(x),
        "y": list(y),
        "line": {"color": colour, "dash": dash, "width": width},
        "hoverinfo": "skip",
    }


def ends_of_runs(
    x: Sequence[str | None], y: Sequence[float | None]
) -> tuple[list[str | None], list[float | None]]:
    """The line without the points inside its level stretches: it looks the same and is lighter."""
    last = len(y) - 1
    kept = [n for n in range(len(y)) if n in (0, last) or not y[n - 1] == y[n] == y[n + 1]]
    return [x[n] for n in kept], [y[n] for n in kept]


def no_figures(months: Sequence[date], unit: Unit, words: str = theme.NO_FIGURES) -> Figure:
    """A low, empty plot that names its unit and says why nothing is drawn."""
    unmarked: Figure = {"range": [0, 1], "tickvals": [], "ticktext": [], "tickmode": "array"}
    unmarked |= {"showgrid": False, "zeroline": False}
    x = month_axis(months) if months else unmarked
    y = {**unmarked, "title": title(unit, compact=True)}
    layout = theme.layout(x=x, y=y, compact=True)
    layout["annotations"].append(theme.note(words))
    return {"data": [], "layout": layout}
