"""Dated marks on a chart: where a rebase took effect, where limits were recalculated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from iccportal.charts import theme
from iccportal.charts.theme import Figure
from iccportal.lib.nhs_calendar import month_label

HALF_A_MONTH: Final = timedelta(days=15)
# On a screen of 320 px about this much of a plot is one character wide.
CHARACTER: Final = 1 / 23


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something that took effect at the start of a month.

    `label` is short ("Q1 2019/20") and stands on the chart where there is room; `reason` is the
    sentence that hovering shows.
    """

    month: date
    label: str
    reason: str


def add_marks(figure: Figure, marks: Sequence[Mark], name: str, *, compact: bool) -> None:
    """Draws a dotted line before each mark's month, and the labels that do not collide.

    A compact chart has no room for labels: its marks are named in the key and by hovering.
    """
    if not marks:
        return
    layout = figure["layout"]
    starts = [(mark.month - HALF_A_MONTH).isoformat() for mark in marks]
    layout["shapes"] += [_line(start) for start in starts]
    if not compact:
        _make_room(layout)
        layout["annotations"] += _labels(marks, layout["xaxis"]["range"])
    figure["data"].append(_hover_trace(marks, starts, name, layout["yaxis"]["range"][1]))


def _make_room(layout: Figure) -> None:
    """A row for labels between the plot and the title above it."""
    layout["margin"]["t"] += theme.LINE_HEIGHT
    for title in layout["annotations"]:
        title["yshift"] += theme.LINE_HEIGHT


def _line(start: str) -> Figure:
    line = {"color": theme.MARK, "width": 1, "dash": "dot"}
    ends = {"x0": start, "x1": start, "y0": 0, "y1": 1}
    return {"type": "line", "xref": "x", "yref": "paper", "line": line, **ends}


def _labels(marks: Sequence[Mark], span: Sequence[str]) -> list[Figure]:
    first, last = (date.fromisoformat(end).toordinal() for end in span)
    labels, taken = [], 0.0
    for mark in marks:
        place = ((mark.month - HALF_A_MONTH).toordinal() - first) / (last - first)
        width = len(mark.label) * CHARACTER
        # A label that would run off the plot stands before its line instead.
        left = place if place + width <= 1 else place - width
        if left >= taken:
            labels.append(_label(mark, "left" if left == place else "right"))
            taken = left + width + CHARACTER
    return labels


def _label(mark: Mark, anchor: str) -> Figure:
    return {
        "text": mark.label,
        "x": (mark.month - HALF_A_MONTH).isoformat(),
        "y": 1,
        "xref": "x",
        "yref": "paper",
        "xanchor": anchor,
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "font": {"color": theme.MARK},
    }


def _hover_trace(marks: Sequence[Mark], starts: list[str], name: str, top: float) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": starts,
        "y": [top] * len(marks),
        "marker": {"symbol": "triangle-down", "size": 9, "color": theme.MARK},
        "hovertext": [f"From {month_label(mark.month)}: {mark.reason}" for mark in marks],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
