"""Lines, areas and points of scatter traces."""

from collections.abc import Iterator

from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.symbols import points_of, symbol_id
from iccportal.charts.theme import Figure

# A line is drawn in a box of its own that stretches with the page: so many units across.
UNITS = 1000
Place = tuple[float, float]


def draw_lines(data: list[Figure], plot: Plot, key: str) -> str:
    """Every scatter trace, the lines under the points, each marked with its `data-trace`."""
    traces = [(place, trace) for place, trace in enumerate(data) if trace["type"] == "scatter"]
    lines = "".join(_line(trace, plot, place) for place, trace in traces if "line" in trace)
    box = (
        f'<svg y="{plot.top}" width="100%" height="{plot.height}" fill="none"'
        f' viewBox="0 0 {UNITS} {plot.height}" preserveAspectRatio="none">{lines}</svg>'
        if lines
        else ""
    )
    points = (_points(trace, plot, place, key) for place, trace in traces)
    return box + "".join(points)


def _line(trace: Figure, plot: Plot, place: int) -> str:
    line = trace["line"]
    dash = dash_array(line["dash"], line["width"])
    stretches = _stretches(trace, plot)
    join = _steps if line.get("shape") == "hvh" else _straight
    fill = f' fill="{trace["fillcolor"]}"' if trace.get("fill") == "toself" else ""
    return (
        f'<path data-trace="{place}" d="{"".join(join(one) for one in stretches)}"'
        f' stroke="{line["color"]}" stroke-width="{line["width"]}"{dash}{fill}'
        ' stroke-linejoin="round" vector-effect="non-scaling-stroke"/>'
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


def _points(trace: Figure, plot: Plot, place: int, key: str) -> str:
    if "markers" not in trace["mode"]:
        return ""
    looks = points_of(trace)
    usual = looks[0][2]
    drawn = "".join(
        [
            _point(f"{plot.across(x):.4g}%", f"{plot.down(y):.4g}", look, usual, key)
            for x, y, look in zip(trace["x"], trace["y"], looks, strict=True)
            if x is not None and y is not None
        ]
    )
    return f'<g data-trace="{place}" fill="{usual}">{drawn}</g>' if drawn else ""


def _point(x: str, y: str, look: tuple[str, float, str], usual: str, key: str) -> str:
    symbol, size, colour = look
    fill = "" if colour == usual else f' fill="{colour}"'
    if symbol == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{size / 2:g}"{fill}/>'
    return f'<use href="#{symbol_id(key, symbol, size)}" x="{x}" y="{y}"{fill}/>'
