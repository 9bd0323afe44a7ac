"""Grid lines, tick labels and titles of the two axes."""

from html import escape

from iccportal.charts import theme
from iccportal.charts.svg.place import Plot
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
        _across(across, plot)
        + _down(down, plot)
        + _titles(across, down, layout["margin"], plot)
        + _axis_lines(across, down, plot)
    )


def _across(axis: Figure, plot: Plot) -> str:
    end = plot.top + plot.height
    parts = ['<g data-axis="x" text-anchor="middle">']
    for value, label in _ticks(axis):
        x = f"{plot.across(value):.4g}%"
        if axis["showgrid"]:
            parts.append(_line(x, x, plot.top, end, theme.GRID))
        if axis.get("ticks"):
            parts.append(_line(x, x, end, end + TICK, axis["tickcolor"]))
        parts.append(_stacked(label, x, end + TICK + LINE_HEIGHT - 1))
    return "".join(parts) + "</g>"


def _down(axis: Figure, plot: Plot) -> str:
    parts = ['<g data-axis="y" text-anchor="end">']
    for value, label in _ticks(axis):
        y = plot.down(value)
        if axis["showgrid"]:
            parts.append(_line("0", "100%", y, y, theme.GRID))
        lines = label.count("<br>")
        parts.append(_stacked(label, f"{-LABEL_GAP}", y + HALF_LETTER - lines * LINE_HEIGHT / 2))
    return "".join(parts) + "</g>"


def _ticks(axis: Figure) -> list[tuple[object, str]]:
    return list(zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True))


def _line(x1: str, x2: str, y1: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1}" x2="{x2}" y1="{y1:.4g}" y2="{y2:.4g}" stroke="{colour}"/>'


def _stacked(label: str, x: str, y: float) -> str:
    """A label at a place, each of its lines under the one before."""
    first, *more = label.split("<br>")
    below = "".join(f'<tspan x="{x}" dy="{LINE_HEIGHT}">{escape(line)}</tspan>' for line in more)
    return f'<text x="{x}" y="{y:.4g}">{escape(first)}{below}</text>'


def _axis_lines(across: Figure, down: Figure, plot: Plot) -> str:
    end = plot.top + plot.height
    lines = ""
    if across.get("showline"):
        lines += _line("0", "100%", end, end, across["linecolor"])
    if down.get("showline"):
        lines += _line("0", "0", plot.top, end, down["linecolor"])
    return lines


def _titles(across: Figure, down: Figure, margin: Figure, plot: Plot) -> str:
    left, halfway = -_title_room(down, margin["l"]), plot.top + plot.height / 2
    end = plot.top + plot.height + margin["b"] - 6
    return (
        '<g data-titles="" text-anchor="middle">'
        + _title(across, "50%", end, "")
        + _title(down, "0", 0, f' transform="translate({left},{halfway:.4g}) rotate(-90)"')
        + "</g>"
    )


def _title(axis: Figure, x: str, foot: float, turned: str) -> str:
    """A title whose last line stands on `foot`."""
    title = axis.get("title", {"text": ""})
    if not title["text"]:
        return ""
    words, size = title["text"], title["font"]["size"]
    return (
        f'<g font-size="{size}"{turned}>'
        f"{_stacked(words, x, foot - words.count('<br>') * LINE_HEIGHT)}</g>"
    )


def _title_room(axis: Figure, margin: int) -> float:
    """Pixels from the plot to the foot of a title: beside the tick labels, within the margin."""
    lines: int = axis.get("title", {}).get("text", "").count("<br>")
    longest = max((len(label) for label in axis["ticktext"]), default=0)
    return min(
        LABEL_GAP + LETTER * max(longest, 4) + 10, margin - LETTER_HEIGHT - LINE_HEIGHT * lines
    )
