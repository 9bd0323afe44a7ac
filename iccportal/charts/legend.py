"""The key of a figure, as a list beside it: it wraps on a narrow screen and stays readable text."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from iccportal.charts.svg.lines import dash_array
from iccportal.charts.svg.symbols import pattern, symbol_path
from iccportal.charts.theme import Figure

WIDTH, HEIGHT = 30, 14


def legend(figure: Figure, *, key: str) -> SafeString:
    """A list with a sample and the name of each series; empty for a lone series."""
    entries = samples(figure, key=key)
    if not entries:
        return mark_safe("")
    items = "".join(f"<li>{sample}{escape(name)}</li>" for sample, name in entries)
    return mark_safe(f'<ul class="chart__key">{items}</ul>')  # noqa: S308 - names are escaped


def samples(figure: Figure, *, key: str) -> list[tuple[str, str]]:
    """How each series of a figure looks, as SVG, and its name; none for a lone series."""
    traces = figure["data"]
    if len(traces) < 2:
        return []
    return [
        (_sample(trace, f"{key}-key-{place}"), trace["name"])
        for place, trace in _one_of_each_name(traces)
    ]


def _one_of_each_name(traces: list[Figure]) -> list[tuple[int, Figure]]:
    first: dict[str, tuple[int, Figure]] = {}
    for place, trace in enumerate(traces):
        first.setdefault(trace["name"], (place, trace))
    return list(first.values())


def _sample(trace: Figure, identity: str) -> str:
    if trace["type"] == "bar":
        drawing = _box(trace, identity)
    elif "fill" in trace:
        drawing = _area(trace)
    else:
        drawing = _line(trace) + _symbol(trace)
    return f'<svg width="{WIDTH}" height="{HEIGHT}" aria-hidden="true">{drawing}</svg>'


def _line(trace: Figure) -> str:
    if "line" not in trace:
        return ""
    line = trace["line"]
    return (
        f'<path d="M0 {HEIGHT / 2:g}H{WIDTH}" stroke="{line["color"]}"'
        f' stroke-width="{line["width"]}"{dash_array(line["dash"], line["width"])}/>'
    )


def _symbol(trace: Figure) -> str:
    if "marker" not in trace:
        return ""
    marker = trace["marker"]
    if isinstance(marker["symbol"], list):
        # points that differ have lines of their own in the key; the line itself is plain
        symbol, size, colour = "circle", 7, trace["line"]["color"]
    else:
        symbol, size, colour = marker["symbol"], marker["size"], marker["color"]
    at = f"translate({WIDTH / 2:g},{HEIGHT / 2:g})"
    return f'<path d="{symbol_path(symbol, size)}" fill="{colour}" transform="{at}"/>'


def _area(trace: Figure) -> str:
    return (
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" fill="{trace["fillcolor"]}"'
        f' stroke="{trace["line"]["color"]}"/>'
    )


def _box(trace: Figure, identity: str) -> str:
    look = trace["marker"]["pattern"]
    if not look["shape"]:
        return f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{trace["marker"]["color"]}"/>'
    filled = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#{identity})"/>'
    return f"<defs>{pattern(look, identity)}</defs>{filled}"
