"""Lines, areas and points of scatter traces."""

from collections.abc import Iterator
from typing import Any

from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.stretched import UNITS, dots, stroke
from iccportal.charts.svg.symbols import points_of, symbol_id
from iccportal.charts.theme import Figure

Place = tuple[float, float]


Traces = list[tuple[int, Figure]]  # each with its place in the figure


def draw_lines(data: list[Figure], plot: Plot) -> str:
    """Lines under round points, for the stretched box, each marked with its `data-trace`."""
    lines = [_line(one, plot, place) for place, one in _scattered(data) if "line" in one]
    return "".join(lines + [_circles(one, plot, place) for place, one in _marked(data)])


def draw_symbols(data: list[Figure], plot: Plot, key: str) -> str:
    """The points that have another shape than a round one."""
    return "".join([_symbols(one, plot, place, key) for place, one in _marked(data)])


def _scattered(data: list[Figure]) -> Traces:
    return [(place, trace) for place, trace in enumerate(data) if trace["type"] == "scatter"]


def _marked(data: list[Figure]) -> Traces:
    return [(place, trace) for place, trace in _scattered(data) if "markers" in trace["mode"]]


def _line(trace: Figure, plot: Plot, place: int) -> str:
    line = trace["line"]
    dash = dash_array(line["dash"], line["width"])
    stretches = _stretches(trace, plot)
    join = _steps if line.get("shape") == "hvh" else _straight
    fill = f' fill="{trace["fillcolor"]}"' if trace.get("fill") == "toself" else ""
    return stroke(
        "".join(join(one) for one in stretches),
        line["color"],
        line["width"],
        f' data-trace="{place}"{dash}{fill} stroke-linejoin="round"',
    )


def _stretches(trace: Figure, plot: Plot) -> Iterator[list[Place]]:
    """The places of the line, cut where a figure is missing."""
    x_scale, y_scale, height = plot.x, plot.y, plot.height
    stretch: list[Place] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append((UNITS * x_scale(x), height * (1 - y_scale(y))))
    if stretch:
        yield stretch


def _straight(places: list[Place]) -> str:
    return "M" + "L".join([f"{x:.4g} {y:.4g}" for x, y in places])


def _steps(places: list[Place]) -> str:
    """Level at each place, with the step half-way to the next."""
    (before, level), *rest = places
    path = [f"M{before:.4g} {level:.4g}"]
    for x, y in rest:
        path.append(f"H{(before + x) / 2:.4g}V{y:.4g}")
        before = x
    return "".join(path) + f"H{before:.4g}"


def dash_array(dash: str, width: float) -> str:
    """The attribute for one of Plotly's named dashes, in its own lengths."""
    if dash == "solid":
        return ""
    unit = max(width, 3)
    lengths = {"dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1)}[dash]
    return f' stroke-dasharray="{" ".join(f"{unit * n:g}" for n in lengths)}"'


def _circles(trace: Figure, plot: Plot, place: int) -> str:
    """The round points, as a path for each of their looks."""
    looks: dict[tuple[float, str], list[Place]] = {}
    for x, y, (symbol, size, colour) in _points(trace):
        if symbol == "circle":
            at = (UNITS * plot.x(x), plot.height * (1 - plot.y(y)))
            looks.setdefault((size, colour), []).append(at)
    mark = f' data-points="{place}"'
    return "".join([dots(at, colour, size, mark) for (size, colour), at in looks.items()])


def _symbols(trace: Figure, plot: Plot, place: int, key: str) -> str:
    drawn = "".join(
        [
            f'<use href="#{symbol_id(key, symbol, size)}" x="{plot.across(x):.4g}%"'
            f' y="{plot.down(y):.4g}" fill="{colour}"/>'
            for x, y, (symbol, size, colour) in _points(trace)
            if symbol != "circle"
        ]
    )
    return f'<g data-points="{place}">{drawn}</g>' if drawn else ""


def _points(trace: Figure) -> list[tuple[Any, float, tuple[str, float, str]]]:
    """Where each point that has a figure lies, and how it looks."""
    points = zip(trace["x"], trace["y"], points_of(trace), strict=True)
    return [(x, y, look) for x, y, look in points if x is not None and y is not None]
