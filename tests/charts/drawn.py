"""Holds a figure against what Plotly drew of it, kind of trace included."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from playwright.sync_api import Page

from tests.charts.agreement import Drawing, differ, differ_all, look

READ = """
(key) => {
    const stage = document.querySelector(`#${key} .chart__plotly`);
    const words = (selector) => [...stage.querySelectorAll(selector)].map((text) =>
        [...text.querySelectorAll("tspan")].map((t) => t.textContent).join("<br>")
        || text.textContent);
    const place = (path) => path.getAttribute("transform")?.match(/[-\\d.]+/g)?.map(Number) ?? null;
    const box = (path) => { const b = path.getBBox(); return [b.width, b.height]; };
    const read = (node) => ({
        index: node.__data__[0].trace.index,
        lines: [...node.querySelectorAll(".js-line")].map((path) => getComputedStyle(path).stroke),
        points: [...node.querySelectorAll("path.point")].map((path) =>
            [place(path), getComputedStyle(path).fill]),
        bars: [...node.querySelectorAll(".point > path")].map((path) =>
            [box(path), getComputedStyle(path).fill]),
        labels: [...node.querySelectorAll(".bartext")].map((text) => text.textContent),
    });
    const {xaxis, yaxis} = stage._fullLayout;
    return {
        asked: JSON.parse(document.getElementById(`${key}-figure`).textContent),
        types: stage._fullData.map((trace) => trace.type),
        names: stage._fullData.map((trace) => trace.name),
        size: [xaxis._length, yaxis._length],
        x: words(".xtick text"),
        y: words(".ytick text"),
        titles: [...words(".xtitle"), ...words(".ytitle")],
        notes: words(".annotation-text"),
        shapes: stage.querySelectorAll(".shapelayer path").length,
        traces: [...stage.querySelectorAll(".scatterlayer > .trace, .barlayer > .trace")].map(read),
    };
}
"""


REACH = """
(keys) => {
    for (const key of keys)
        document.querySelector(`#${key} .chart__box`).dispatchEvent(new Event("pointerenter"));
}
"""
READY = "(keys) => keys.every((key) => document.querySelector(`#${key} .chart__box[tabindex]`))"
PATIENCE = 120_000  # milliseconds: a slow machine proves nothing wrong
TAKEN = "(keys) => keys.every((key) => document.querySelector(`#${key} .chart__box--taken`))"


def drawn_otherwise(page: Page, key: str) -> list[str]:
    """Reaches for the chart `key` and says what Plotly draws otherwise than the figure asks."""
    box = page.locator(f"#{key} .chart__box")
    box.scroll_into_view_if_needed()
    box.hover()
    page.locator(f"#{key} .chart__box--taken").wait_for()
    return list(problems(page.evaluate(READ, key)))


def all_drawn_otherwise(page: Page, keys: list[str]) -> dict[str, list[str]]:
    """The same for many charts at once, without a pointer that goes from one to the next."""
    page.wait_for_function(READY, arg=keys, timeout=PATIENCE)  # the script comes after the page
    page.evaluate(REACH, keys)
    page.wait_for_function(TAKEN, arg=keys, timeout=PATIENCE)
    read = page.evaluate(f"(keys) => keys.map({READ})", keys)
    found = {key: list(problems(one)) for key, one in zip(keys, read, strict=True)}
    return {key: one for key, one in found.items() if one}


def problems(read: dict[str, Any]) -> Iterator[str]:
    figure = read["asked"]
    layout, data = figure["layout"], figure["data"]
    yield from differ("types", read["types"], [trace["type"] for trace in data])
    yield from differ("names", read["names"], [trace["name"] for trace in data])
    for axis in "xy":
        yield from differ(f"{axis} labels", read[axis], layout[f"{axis}axis"].get("ticktext", []))
    titles = [layout[f"{axis}axis"].get("title", {}).get("text") for axis in "xy"]
    yield from differ("titles", read["titles"], [text for text in titles if text])
    yield from differ("notes", read["notes"], [note["text"] for note in layout["annotations"]])
    yield from differ("shapes", read["shapes"], len(layout["shapes"]))
    drawing = Drawing(figure, ElementTree.Element("svg"))
    for one in read["traces"]:
        yield from trace_problems(one, data[one["index"]], drawing, read["size"])


def trace_problems(
    read: dict[str, Any], trace: dict[str, Any], drawing: Drawing, size: list[float]
) -> Iterator[str]:
    name = trace["name"]
    asked = [
        (x, y, place)
        for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True))
        if x is not None and y is not None
    ]
    if trace["type"] == "bar":
        yield from bar_problems(read, trace, drawing, size)
        return
    lined = trace["mode"].startswith("lines") and len(asked) > 1
    yield from differ(
        f"{name}: line",
        {hexadecimal(one) for one in read["lines"]},
        {trace["line"]["color"]} if lined else set(),
    )
    if "markers" in trace["mode"]:
        yield from differ(f"{name}: points", len(read["points"]), len(asked))
        for (place, fill), (x, y, n) in zip(read["points"], asked, strict=False):
            if place is None:
                yield f"{name}: point {n} is not shown"
                continue
            drawn = (place[0] / size[0], 1 - place[1] / size[1])
            wanted = (drawing.share("x", x), drawing.share("y", y))
            yield from differ_all(f"{name}: point {n}", [drawn], [wanted])
            yield from differ(f"{name}: colour {n}", hexadecimal(fill), look(trace["marker"], n)[0])


def bar_problems(
    read: dict[str, Any], trace: dict[str, Any], drawing: Drawing, size: list[float]
) -> Iterator[str]:
    name, lying = trace["name"], trace["orientation"] == "h"
    values = [v for v in (trace["x"] if lying else trace["y"]) if v]
    axis, side = ("x", 0) if lying else ("y", 1)
    drawn = [box[side] / size[side] for box, _ in read["bars"] if min(box) > 0]
    wanted = [drawing.share(axis, value) - drawing.share(axis, 0) for value in values]
    yield from differ(f"{name}: bars", len(drawn), len(wanted))
    for mine, theirs in zip(drawn, wanted, strict=False):
        yield from differ(f"{name}: length", mine, theirs, loosely=True)
    plain = not trace["marker"]["pattern"]["shape"]
    fills = {hexadecimal(fill) for _, fill in read["bars"]} if plain else {trace["marker"]["color"]}
    yield from differ(f"{name}: colour", fills, {trace["marker"]["color"]})
    labels = [text for text in trace.get("text", []) if text]
    yield from differ(f"{name}: labels", read["labels"], labels)


def hexadecimal(colour: str) -> str:
    parts = [int(part) for part in re.findall(r"\d+", colour)[:3]]
    return "#" + "".join(f"{part:02x}" for part in parts)


def keys_on(page: Page) -> list[str]:
    """The keys of the charts of a page."""
    keys = page.evaluate(
        "[...document.querySelectorAll('.chart:has(.chart__box)')].map((one) => one.id)"
    )
    return list(json.loads(json.dumps(keys)))
