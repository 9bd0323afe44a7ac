"""A box that stretches with the page: many marks as one path, placed along it without text.

An element each for hundreds of points and grid lines would be most of a page's elements. A path
in this box holds as many as there are; strokes keep their width however the box is stretched.
"""

from collections.abc import Iterable

from iccportal.charts.svg.place import Plot

UNITS = 1000  # across the box


def box(plot: Plot, paths: str) -> str:
    """The plot as such a box around paths; nothing where there are none."""
    if not paths:
        return ""
    return (
        f'<svg y="{plot.top}" width="100%" height="{plot.height}" fill="none" overflow="visible"'
        f' viewBox="0 0 {UNITS} {plot.height}" preserveAspectRatio="none">{paths}</svg>'
    )


def stroke(d: str, colour: str, width: float, more: str = "") -> str:
    """A path in the box; `more` are attributes of its own."""
    return (
        f'<path{more} d="{d}" stroke="{colour}" stroke-width="{width:g}"'
        ' vector-effect="non-scaling-stroke"/>'
    )


def dots(places: Iterable[tuple[float, float]], colour: str, size: float, more: str = "") -> str:
    """Round points of so many pixels: strokes without length, and with round ends."""
    d = "".join([f"M{x:.4g} {y:.4g}h0" for x, y in places])
    return stroke(d, colour, size, f'{more} stroke-linecap="round"')
