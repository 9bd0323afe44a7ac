"""The symbols of points, drawn as Plotly draws them, and the patterns of bars."""

from math import sqrt

from iccportal.charts.theme import Figure


def symbol_path(symbol: str, size: float) -> str:
    """The outline of a symbol of so many pixels around 0,0."""
    r = size / 2
    if symbol == "circle":
        return f"M{r:.3g} 0A{r:.3g} {r:.3g} 0 1 1 0 {-r:.3g}A{r:.3g} {r:.3g} 0 0 1 {r:.3g} 0Z"
    if symbol == "square":
        return f"M{r:.3g} {r:.3g}H{-r:.3g}V{-r:.3g}H{r:.3g}Z"
    if symbol == "diamond":
        d = r * 1.3
        return f"M{d:.3g} 0L0 {d:.3g}L{-d:.3g} 0L0 {-d:.3g}Z"
    if symbol in ("triangle-up", "triangle-down"):
        up = 1 if symbol == "triangle-up" else -1
        half = 2 * r / sqrt(3)
        return f"M{-half:.3g} {up * r / 2:.3g}H{half:.3g}L0 {-up * r:.3g}Z"
    corners = _cross(r * 0.4, r * 1.2)
    if symbol == "x":
        corners = [((x - y) / sqrt(2), (x + y) / sqrt(2)) for x, y in corners]
    return f"M{'L'.join(f'{x:.3g} {y:.3g}' for x, y in corners)}Z"


def _cross(arm: float, reach: float) -> list[tuple[float, float]]:
    """The corners of an upright cross: its arms are twice `arm` thick and `reach` long."""
    quarter = [(reach, -arm), (reach, arm), (arm, arm)]
    corners = []
    for _ in range(4):
        corners += quarter
        quarter = [(-y, x) for x, y in quarter]
    return corners


def symbol_id(key: str, symbol: str, size: float) -> str:
    """The id under which a chart keeps a symbol."""
    return f"{key}-{symbol}-{size:g}"


def points_of(trace: Figure) -> list[tuple[str, float, str]]:
    """Symbol, size and colour of each point of a trace with markers."""
    marker, count = trace["marker"], len(trace["x"])
    each = (
        marker[name] if isinstance(marker[name], list) else [marker[name]] * count
        for name in ("symbol", "size", "color")
    )
    return list(zip(*each, strict=True))


def definitions(data: list[Figure], key: str) -> str:
    """The symbols and patterns that the traces point to."""
    symbols = {
        (symbol, size)
        for trace in data
        if "markers" in trace.get("mode", "")
        for symbol, size, _ in points_of(trace)
        if symbol != "circle"
    }
    parts = [
        f'<path id="{symbol_id(key, symbol, size)}" d="{symbol_path(symbol, size)}"/>'
        for symbol, size in sorted(symbols)
    ]
    parts += [
        pattern(trace["marker"]["pattern"], f"{key}-pattern-{place}")
        for place, trace in enumerate(data)
        if trace["type"] == "bar" and trace["marker"]["pattern"]["shape"]
    ]
    return f"<defs>{''.join(parts)}</defs>" if parts else ""


STROKES = {
    "/": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "\\": "M-2 6L2 10M0 0L8 8M6 -2L10 2",
    "x": "M0 0L8 8M0 8L8 0",
    "-": "M0 4H8",
    "|": "M4 0V8",
    "+": "M0 4H8M4 0V8",
}


def pattern(look: Figure, identity: str) -> str:
    """A bar's pattern: its strokes or dots over its colour, repeated every 8 pixels."""
    colour, over = look["bgcolor"], look["fgcolor"]
    marks = (
        f'<circle cx="4" cy="4" r="2" fill="{over}"/>'
        if look["shape"] == "."
        else f'<path d="{STROKES[look["shape"]]}" stroke="{over}" stroke-width="1.6"/>'
    )
    return (
        f'<pattern id="{identity}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{colour}"/>{marks}</pattern>'
    )
