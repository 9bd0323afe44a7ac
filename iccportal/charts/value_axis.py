"""The axis of values: a range and ticks at round numbers."""

from collections.abc import Iterable
from itertools import count
from math import floor, isfinite, log10
from textwrap import wrap
from typing import Final

from iccportal.charts import theme
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit

Range = tuple[float, float]

ROUND_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
INTERVALS: Final = 4
COMPACT_INTERVALS: Final = 3
LYING_INTERVALS: Final = 2
# So many letters fit beside the plot.
LONGEST_TITLE: Final = 32
COMPACT_TITLE: Final = 28


def value_axis(unit: Unit, extent: Range, *, compact: bool, lying: bool = False) -> Figure:
    """An axis for values in `extent`, widened to round numbers; a lying one, beside names, has
    room for few on a phone.
    """
    intervals = LYING_INTERVALS if lying else COMPACT_INTERVALS if compact else INTERVALS
    ticks, decimals = round_ticks(extent, intervals, least=10.0**-unit.decimals)
    return {
        "title": title(unit, compact=compact),
        "range": [ticks[0], ticks[-1]],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [unit.number(tick, decimals) for tick in ticks],
        "showgrid": True,
        "gridcolor": theme.GRID,
        "zeroline": False,
    }


def title(unit: Unit, *, compact: bool) -> Figure:
    """The title of an axis; a long one stands on several lines."""
    lines = wrap(unit.axis, COMPACT_TITLE if compact else LONGEST_TITLE)
    return {"text": "<br>".join(lines)}


def extent_of(series: Iterable[Iterable[float | None]], *, from_zero: bool = False) -> Range:
    """The least and greatest figure of all the series; (0, 1) where there is none.

    Values far from zero keep their own range; where the least is less than half of the greatest
    the axis begins at zero, as it does whenever `from_zero` is asked for.
    """
    values = [v for one in series for v in one if v is not None and isfinite(v)]
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    if from_zero or 0 <= low < high / 2 or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    return low, high


def round_ticks(extent: Range, intervals: int, *, least: float) -> tuple[list[float], int]:
    """Round numbers that cover `extent` in about so many steps, and the decimals they need.

    `least` is the smallest step that means something: 1 where things are counted.
    """
    low, high = extent
    span = (high - low) or 1.0
    size = 10.0 ** floor(log10(span / intervals))
    step = next(size * m for m in ROUND_STEPS if size * m * intervals >= span * 0.999)
    step = max(step, least)
    decimals = next(n for n in count() if abs(step * 10**n - round(step * 10**n)) < 1e-6)
    first = floor(low / step + 1e-9)
    last = max(first + 1, -floor(-high / step + 1e-9))
    return [round(step * i, decimals) for i in range(first, last + 1)], decimals
