"""Grid lines, tick labels and titles of the two axes."""

from collections.abc import Sequence
from typing import Any

from iccportal.charts import theme
from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.stretched import UNITS, stroke
from iccportal.charts.svg.words import HALF_LETTER, stacked
from iccportal.charts.theme import LINE_HEIGHT, Figure

TICK = 5
LABEL_GAP = 8


def draw_ground(layout: Figure, plot: Plot) -> str:
    """What lies under the figures, for the stretched box: grid lines, and the axes themselves."""
    across, down = layout["xaxis"], layout["yaxis"]
    return _grid(across, down, plot) + _frame(across, down, plot)


def draw_labels(layout: Figure, plot: Plot) -> str:
    """The words of both axes; tick labels in groups marked `data-axis`."""
    across, down = layout["xaxis"], layout["yaxis"]
    return (
        _across(across, plot)
        + _down(down, plot)
        + _title(across, plot.top + plot.height + layout["margin"]["b"] - 6)
    )


def _grid(across: Figure, down: Figure, plot: Plot) -> str:
    upright = [f"M{_x(value, plot)} 0V{plot.height}" for value in _gridded(across)]
    level = [f"M0 {_y(value, plot)}H{UNITS}" for value in _gridded(down)]
    return stroke("".join(upright + level), theme.GRID, 1) if upright or level else ""


def _frame(across: Figure, down: Figure, plot: Plot) -> str:
    """The lines of the axes, and the ticks below."""
    lines = [f"M0 {plot.height}H{UNITS}"] if across.get("showline") else []
    lines += [f"M0 0V{plot.height}"] if down.get("showline") else []
    if across.get("ticks"):
        lines += [f"M{_x(value, plot)} {plot.height}v{TICK}" for value in across["tickvals"]]
    return stroke("".join(lines), theme.AXIS, 1) if lines else ""


def _gridded(axis: Figure) -> Sequence[Any]:
    return axis["tickvals"] if axis["showgrid"] else ()


def _x(value: Any, plot: Plot) -> str:
    return f"{UNITS * plot.x(value):.4g}"


def _y(value: Any, plot: Plot) -> str:
    return f"{plot.height * (1 - plot.y(value)):.4g}"


def _across(axis: Figure, plot: Plot) -> str:
    foot = plot.top + plot.height + TICK + LINE_HEIGHT - 1
    labels = [stacked(label, f"{plot.across(at):.4g}%", foot) for at, label in _ticks(axis)]
    return f'<g data-axis="x" text-anchor="middle">{"".join(labels)}</g>'


def _down(axis: Figure, plot: Plot) -> str:
    labels = [
        stacked(
            label,
            f"{-LABEL_GAP}",
            plot.down(value) + HALF_LETTER - label.count("<br>") * LINE_HEIGHT / 2,
        )
        for value, label in _ticks(axis)
    ]
    return f'<g data-axis="y" text-anchor="end">{"".join(labels)}</g>'


def _ticks(axis: Figure) -> list[tuple[Any, str]]:
    return list(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))


def _title(axis: Figure, foot: float) -> str:
    """The title of the level axis, whose last line stands on `foot`."""
    title = axis.get("title", {"text": ""})
    if not title["text"]:
        return ""
    words = title["text"]
    look = ' data-title="" text-anchor="middle"'
    return stacked(words, "50%", foot - words.count("<br>") * LINE_HEIGHT, look)
