"""Bars, grouped or stacked, upright or lying."""

from dataclasses import dataclass
from html import escape

from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.words import HALF_LETTER
from iccportal.charts.theme import Figure

GAP = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its place across the categories and along the values, each from and to."""

    across: tuple[float, float]
    along: tuple[float, float]


def draw_bars(data: list[Figure], layout: Figure, plot: Plot, key: str) -> str:
    """Every bar trace, marked with its `data-trace`."""
    traces = [(place, trace) for place, trace in enumerate(data) if trace["type"] == "bar"]
    stacked = layout.get("barmode") == "stack"
    ends: dict[str, float] = {}
    drawn = []
    for rank, (place, trace) in enumerate(traces):
        slot = (0, 1) if stacked else (rank, len(traces))
        bars = _bars(trace, slot, layout["bargap"], ends if stacked else {})
        drawn.append(_trace(trace, bars, plot, place, key))
    return "".join(drawn)


def _bars(
    trace: Figure, slot: tuple[int, int], gap: float, ends: dict[str, float]
) -> list[Bar | None]:
    """The bars of a trace; `ends` is how far each category's stack has come, and is moved on."""
    lying = trace["orientation"] == "h"
    values, names = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
    rank, abreast = slot
    width = (1 - gap) / abreast
    bars: list[Bar | None] = []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        if value is None:
            bars.append(None)
            continue
        start, foot = place - (1 - gap) / 2 + rank * width, ends.get(name, 0)
        bars.append(Bar((start, start + width), (foot, foot + value)))
        ends[name] = foot + value
    return bars


def _trace(trace: Figure, bars: list[Bar | None], plot: Plot, place: int, key: str) -> str:
    marker = trace["marker"]
    patterned = marker["pattern"]["shape"]
    fill = f"url(#{key}-pattern-{place})" if patterned else marker["color"]
    line = marker["line"]
    look = f'fill="{fill}" stroke="{line["color"]}" stroke-width="{line["width"]}"'
    texts = trace.get("text") or [""] * len(bars)
    lying = trace["orientation"] == "h"
    drawn = "".join(
        _lying(bar, text, look, plot) if lying else _upright(bar, text, look, plot)
        for bar, text in zip(bars, texts, strict=True)
        if bar is not None
    )
    return f'<g data-trace="{place}">{drawn}</g>'


def _upright(bar: Bar, text: str, look: str, plot: Plot) -> str:
    left, right = (plot.across(place) for place in bar.across)
    foot, head = (plot.down(value) for value in bar.along)
    box = (
        f'<rect x="{left:.4g}%" width="{right - left:.4g}%" y="{min(foot, head):.4g}"'
        f' height="{abs(foot - head):.4g}" {look}/>'
    )
    label = (
        f'<text x="{(left + right) / 2:.4g}%" y="{head - GAP:.4g}"'
        f' text-anchor="middle">{escape(text)}</text>'
    )
    return box + (label if text else "")


def _lying(bar: Bar, text: str, look: str, plot: Plot) -> str:
    foot, head = (plot.across(value) for value in bar.along)
    low, high = sorted(plot.down(place) for place in bar.across)
    box = (
        f'<rect x="{min(foot, head):.4g}%" width="{abs(head - foot):.4g}%" y="{low:.4g}"'
        f' height="{high - low:.4g}" {look}/>'
    )
    middle = (low + high) / 2 + HALF_LETTER
    label = f'<text x="{head:.4g}%" dx="{GAP}" y="{middle:.4g}">{escape(text)}</text>'
    return box + (label if text else "")
