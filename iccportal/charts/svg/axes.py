"""Grid lines, tick labels and titles of the two axes."""

from collections.abc import Sequence
from html import escape
from typing import Any

from iccportal.charts import theme
from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.stretched import UNITS, box, stroke
from iccportal.charts.theme import Figure

TICK = 5
LINE_HEIGHT = 15
HALF_LETTER = 4.5
LETTER = 7
LETTER_HEIGHT = 11
LABEL_GAP = 8


def draw_axes(layout: Figure, plot: Plot) -> str:
    """Both axes; tick labels in groups marked `data-axis`."""
    across, down = layout["xaxis"], layout["yaxis"]
    return (
        box(plot, _grid(across, down, plot) + _frame(across, down, plot))
        + _across(across, plot)
        + _down(down, plot)
        + _titles(across, down, layout["margin"], plot)
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
    labels = [_stacked(label, f"{plot.across(at):.4g}%", foot) for at, label in _ticks(axis)]
    return f'<g data-axis="x" text-anchor="middle">{"".join(labels)}</g>'


def _down(axis: Figure, plot: Plot) -> str:
    labels = [
        _stacked(
            label,
            f"{-LABEL_GAP}",
            plot.down(value) + HALF_LETTER - label.count("<br>") * LINE_HEIGHT / 2,
        )
        for value, label in _ticks(axis)
    ]
    return f'<g data-axis="y" text-anchor="end">{"".join(labels)}</g>'


def _ticks(axis: Figure) -> list[tuple[Any, str]]:
    return list(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))


def _stacked(label: str, x: str, y: float, look: str = "") -> str:
    """A label at a place, each of its lines under the one before."""
    first, *more = label.split("<br>")
    below = "".join(f'<tspan x="{x}" dy="{LINE_HEIGHT}">{escape(line)}</tspan>' for line in more)
    return f'<text x="{x}" y="{y:.4g}"{look}>{escape(first)}{below}</text>'


def _titles(across: Figure, down: Figure, margin: Figure, plot: Plot) -> str:
    left, halfway = -_title_room(down, margin["l"]), plot.top + plot.height / 2
    end = plot.top + plot.height + margin["b"] - 6
    turned = f' transform="translate({left},{halfway:.4g}) rotate(-90)"'
    return _title(across, "50%", end, "") + _title(down, "0", 0, turned)


def _title(axis: Figure, x: str, foot: float, turned: str) -> str:
    """A title whose last line stands on `foot`."""
    title = axis.get("title", {"text": ""})
    if not title["text"]:
        return ""
    words, size = title["text"], title["font"]["size"]
    look = f' data-title="" text-anchor="middle" font-size="{size}"{turned}'
    return _stacked(words, x, foot - words.count("<br>") * LINE_HEIGHT, look)


def _title_room(axis: Figure, margin: int) -> float:
    """Pixels from the plot to the foot of a title: beside the tick labels, within the margin."""
    lines: int = axis.get("title", {}).get("text", "").count("<br>")
    longest = max((len(label) for label in axis["ticktext"]), default=0)
    return min(
        LABEL_GAP + LETTER * max(longest, 4) + 10, margin - LETTER_HEIGHT - LINE_HEIGHT * lines
    )
