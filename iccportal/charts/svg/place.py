"""Where a value lies in the drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from iccportal.charts.theme import Figure

Scale = Callable[[Any], float]


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot: its two scales, the pixels above it and its height in pixels.

    A scale gives a value's place as a share of the axis, 0 at its beginning and 1 at its end.
    """

    x: Scale
    y: Scale
    top: float
    height: float

    @classmethod
    def of(cls, layout: Figure) -> "Plot":
        """The plot that a layout describes."""
        margin = layout["margin"]
        height = layout["height"] - margin["t"] - margin["b"]
        return cls(scale(layout["xaxis"]), scale(layout["yaxis"]), margin["t"], height)

    def across(self, value: Any) -> float:
        """Percent of the width."""
        return 100 * self.x(value)

    def down(self, value: Any) -> float:
        """Pixels from the top of the drawing."""
        return self.top + self.height * (1 - self.y(value))


def scale(axis: Figure) -> Scale:
    """The scale of an axis of dates, categories or numbers."""
    start, end = axis["range"]
    kind = axis.get("type")
    if kind == "date":
        first, last = day_number(start), day_number(end)
        return lambda value: (day_number(value) - first) / (last - first)
    if kind == "category":
        places = {name: place for place, name in enumerate(axis["tickvals"])}
        return lambda value: (places.get(value, value) - start) / (end - start)
    return lambda value: (value - start) / (end - start)


@lru_cache(maxsize=4096)
def day_number(day: str) -> int:
    """Days since the year 1 of a date as a figure writes it."""
    return date.fromisoformat(day).toordinal()
