"""Holds a figure and its SVG against each other: series, scales, labels and colours.

The scales are read anew from the figure and the places back from the drawing, with nothing shared
with the code that draws.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

# Coordinates are written to four figures.
NEAR = 0.002
SVG = "{http://www.w3.org/2000/svg}"
Element = ElementTree.Element


def disagreements(figure: dict[str, Any], svg: str) -> list[str]:
    """What the drawing tells otherwise than the figure; empty where they agree."""
    root = ElementTree.fromstring(svg)
    drawing = Drawing(figure, root)
    return [
        *drawing.ticks("x"),
        *drawing.ticks("y"),
        *drawing.titles(),
        *drawing.shapes(),
        *drawing.annotations(),
        *(problem for place in range(len(figure["data"])) for problem in drawing.trace(place)),
    ]


class Drawing:
    def __init__(self, figure: dict[str, Any], root: Element) -> None:
        self.figure, self.root = figure, root
        layout = figure["layout"]
        self.layout = layout
        self.top = layout["margin"]["t"]
        self.height = layout["height"] - self.top - layout["margin"]["b"]
        self.colours = {
            pattern.get("id"): pattern.find(f"{SVG}rect").get("fill")
            for pattern in root.iter(f"{SVG}pattern")
        }

    def share(self, axis: str, value: Any) -> float:
        """Where the figure says that a value lies."""
        spec = self.layout[f"{axis}axis"]
        start, end = (self.number(spec, one) for one in spec["range"])
        return (self.number(spec, value) - start) / (end - start)

    def number(self, spec: dict[str, Any], value: Any) -> float:
        if spec.get("type") == "date":
            return date.fromisoformat(value).toordinal()
        if spec.get("type") == "category" and isinstance(value, str):
            return spec["tickvals"].index(value)
        return value

    def down(self, pixels: float) -> float:
        return 1 - (pixels - self.top) / self.height

    def ticks(self, axis: str) -> Iterator[str]:
        spec = self.layout[f"{axis}axis"]
        drawn = list(self.root.find(f".//{SVG}g[@data-axis='{axis}']").iter(f"{SVG}text"))
        labels = ["<br>".join(one.itertext()) for one in drawn]
        yield from differ(f"{axis} labels", labels, spec.get("ticktext", []))
        for text, value in zip(drawn, spec.get("tickvals", []), strict=True):
            place = percent(text, "x") if axis == "x" else self.down(middle(text))
            yield from differ(f"{axis} tick {value}", place, self.share(axis, value), axis == "y")

    def titles(self) -> Iterator[str]:
        titles = self.root.findall(f"{SVG}text[@data-title]")
        drawn = ["<br>".join(text.itertext()) for text in titles]
        asked = [self.layout[f"{a}axis"].get("title", {}).get("text") for a in "xy"]
        yield from differ("titles", drawn, [text for text in asked if text])

    def shapes(self) -> Iterator[str]:
        drawn = self.root.findall(f"{SVG}line[@data-shape]")
        asked = self.layout["shapes"]
        yield from differ("shapes", len(drawn), len(asked))
        for line, shape in zip(drawn, asked, strict=False):
            yield from differ("shape's place", percent(line, "x1"), self.share("x", shape["x0"]))
            yield from differ("shape's colour", line.get("stroke"), shape["line"]["color"])

    def annotations(self) -> Iterator[str]:
        drawn = self.root.findall(f"{SVG}text[@data-annotation]")
        asked = self.layout["annotations"]
        words = ["<br>".join(one.itertext()) for one in drawn]
        yield from differ("notes", words, [one["text"] for one in asked])
        for text, note in zip(drawn, asked, strict=False):
            place = note["x"] if note["xref"] == "paper" else self.share("x", note["x"])
            yield from differ(f"note {note['text']}", percent(text, "x"), place)
            if note["yanchor"] == "middle":
                height = self.down(middle(text))
                yield from differ(f"height of {note['text']}", height, note["y"], loosely=True)

    def trace(self, place: int) -> Iterator[str]:
        trace = self.figure["data"][place]
        name = f"trace {place} ({trace['name']})"
        if trace["type"] == "bar":
            yield from self.bars(trace, place, name)
            return
        if "line" in trace and trace.get("mode", "").startswith("lines"):
            yield from self.line(trace, place, name)
        if "markers" in trace["mode"]:
            yield from self.points(trace, place, name)

    def line(self, trace: dict[str, Any], place: int, name: str) -> Iterator[str]:
        (path,) = self.root.iterfind(f".//{SVG}path[@data-trace='{place}']")
        yield from differ(f"{name}: colour", path.get("stroke"), trace["line"]["color"])
        dashed = trace["line"]["dash"] != "solid"
        yield from differ(f"{name}: fill", path.get("fill"), trace.get("fillcolor"))
        yield from differ(f"{name}: dashed", path.get("stroke-dasharray") is not None, dashed)
        drawn = [self.back(one) for one in stretches(path.get("d"))]
        asked = list(self.asked_stretches(trace))
        yield from differ(f"{name}: stretches", [len(s) for s in drawn], [len(s) for s in asked])
        for mine, theirs in zip(drawn, asked, strict=False):
            yield from differ_all(f"{name}: line", mine, theirs)

    def back(self, stretch: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x / 1000, 1 - y / self.height) for x, y in stretch]

    def asked_stretches(self, trace: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
        stretch: list[tuple[float, float]] = []
        for x, y in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
            if x is not None and y is not None:
                stretch.append((self.share("x", x), self.share("y", y)))
            elif stretch:
                yield stepped(stretch) if trace["line"].get("shape") == "hvh" else stretch
                stretch = []

    def points(self, trace: dict[str, Any], place: int, name: str) -> Iterator[str]:
        drawn = sorted(self.drawn_points(place))
        asked = sorted(
            (self.share("x", x), self.share("y", y), *look(trace["marker"], n))
            for n, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True))
            if x is not None and y is not None
        )
        yield from differ(f"{name}: points", len(drawn), len(asked))
        for (drawn_x, drawn_y, fill, shape), (x, y, colour, symbol) in zip(
            drawn, asked, strict=False
        ):
            yield from differ_all(f"{name}: point", [(drawn_x, drawn_y)], [(x, y)])
            yield from differ(f"{name}: fill", fill, colour)
            if symbol not in shape:
                yield f"{name}: drawn as {shape}, asked {symbol}"

    def drawn_points(self, place: int) -> Iterator[tuple[float, float, str, str]]:
        """Place, colour and shape of a trace's points: round ends of strokes, or symbols."""
        for path in self.root.iterfind(f".//{SVG}path[@data-points='{place}']"):
            round_ends = path.get("stroke-linecap") == "round"
            for x, y in re.findall(r"M(\S+) (\S+?)h0", path.get("d")):
                ((across, down),) = self.back([(float(x), float(y))])
                yield across, down, path.get("stroke"), "circle" if round_ends else "stroke"
        for use in self.root.iterfind(f"{SVG}g[@data-points='{place}']/{SVG}use"):
            down = self.down(float(use.get("y")))
            yield percent(use, "x"), down, use.get("fill"), use.get("href")

    def bars(self, trace: dict[str, Any], place: int, name: str) -> Iterator[str]:
        group = self.root.find(f"{SVG}g[@data-trace='{place}']")
        lying = trace["orientation"] == "h"
        values, names = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
        asked = [(c, v) for c, v in zip(names, values, strict=True) if v is not None]
        rects = group.findall(f"{SVG}rect")
        yield from differ(f"{name}: bars", len(rects), len(asked))
        for rect, (category, value) in zip(rects, asked, strict=False):
            yield from self.bar(rect, category, value, lying, name)
            yield from differ(f"{name}: fill", self.fill(rect), trace["marker"]["color"])
        texts = [text.text for text in group.findall(f"{SVG}text")]
        yield from differ(f"{name}: labels", texts, [one for one in trace.get("text", []) if one])

    def bar(self, rect: Element, category: str, value: float, lying: bool, name: str):
        across, length = percent(rect, "x"), percent(rect, "width")
        down, deep = float(rect.get("y")) - self.top, float(rect.get("height"))
        along, spot = (
            (length, (down + deep / 2) / self.height) if lying else (deep / self.height, 0)
        )
        axis = "x" if lying else "y"
        asked = abs(self.share(axis, value) - self.share(axis, 0))
        yield from differ(f"{name}: length of {category}", along, asked)
        middle_of = 1 - spot if lying else across + length / 2
        within = 0.5 / len(self.layout["yaxis" if lying else "xaxis"]["tickvals"])
        if abs(middle_of - self.share("y" if lying else "x", category)) > within:
            yield f"{name}: the bar of {category} stands elsewhere"

    def fill(self, rect: Element) -> str | None:
        fill = rect.get("fill", "")
        return self.colours.get(fill[5:-1]) if fill.startswith("url(#") else fill


def stepped(stretch: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of steps with each point in the middle of its level."""
    corners = [stretch[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(stretch):
        corners += [((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)]
    return [*corners, stretch[-1]]


def stretches(d: str) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path."""
    parts: list[list[tuple[float, float]]] = []
    for command, numbers in re.findall(r"([MLHV])([^MLHV]*)", d):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            parts.append([])
        x, y = parts[-1][-1] if parts[-1] else (0.0, 0.0)
        x = values[0] if command in "MLH" else x
        y = values[-1] if command in "MLV" else y
        parts[-1].append((x, y))
    return parts


def look(marker: dict[str, Any], place: int) -> tuple[str, str]:
    colour, symbol = (
        marker[name][place] if isinstance(marker[name], list) else marker[name]
        for name in ("color", "symbol")
    )
    return colour, symbol


def percent(element: Element, attribute: str) -> float:
    return float(element.get(attribute, "").rstrip("%")) / 100


def middle(text: Element) -> float:
    """The height of the middle of a label of one line or several."""
    lines = len(text.findall(f"{SVG}tspan"))
    return float(text.get("y", "")) - 5.5 + lines * 9


def differ(what: str, drawn: Any, asked: Any, loosely: bool = False) -> Iterator[str]:
    numbers = isinstance(asked, float | int) and not isinstance(asked, bool)
    near = 0.005 if loosely else NEAR
    same = abs(drawn - asked) <= near if numbers else drawn == asked
    if not same:
        yield f"{what}: drawn {drawn}, asked {asked}"


def differ_all(what: str, drawn: list[Any], asked: list[Any]) -> Iterator[str]:
    for (x, y), (asked_x, asked_y) in zip(drawn, asked, strict=False):
        if abs(x - asked_x) > NEAR or abs(y - asked_y) > NEAR:
            yield f"{what}: drawn at {x:.4f},{y:.4f}, asked at {asked_x:.4f},{asked_y:.4f}"
