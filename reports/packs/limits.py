"""The lines of a control chart in words, for where they would fill columns with equal numbers."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Final

from iccportal.charts.spc import POINT_STYLES
from iccportal.charts.units import Unit
from iccportal.lib.nhs_calendar import month_label
from reports.packs.pack import COMMON, Point
from reports.packs.words import capital

SPECIAL: Final = "Special cause: "
_lines = attrgetter("mean", "lower", "upper")
_kind = attrgetter("point_type")


def limits_words(points: Iterable[Point], unit: Unit) -> str:
    """Mean and expected range, by the month from which they hold; empty where there are none."""
    known = [point for point in points if point.mean is not None]
    firsts = [next(stretch) for _, stretch in groupby(known, key=_lines)]
    said = [_words(point, unit) for point in firsts]
    if len(said) > 1:
        said = [
            f"from {month_label(point.month)} {words}"
            for point, words in zip(firsts, said, strict=True)
        ]
    together = "; ".join(said)
    return f"{capital(together)}." if together else ""


def special_words(points: Iterable[Point]) -> str:
    """What varied by more than chance, and when; empty where nothing did."""
    stretches = [(kind, list(stretch)) for kind, stretch in groupby(points, key=_kind)]
    said = [
        f"{POINT_STYLES[kind].words.removeprefix(SPECIAL)} {_span(stretch)}"
        for kind, stretch in stretches
        if kind not in ("", COMMON)
    ]
    return f"{SPECIAL}{'; '.join(said)}." if said else ""


def _span(points: list[Point]) -> str:
    first, last = month_label(points[0].month), month_label(points[-1].month)
    return f"in {first}" if first == last else f"from {first} to {last}"


def _words(point: Point, unit: Unit) -> str:
    """A limit beyond which no figure can lie is none, and is not told."""
    mean, lower, upper = (None if line is None else unit.number(line) for line in _lines(point))
    if lower and upper:
        return f"mean {mean}, expected range {lower} to {upper}"
    if lower or upper:
        return f"mean {mean}, expected {f'at least {lower}' if lower else f'at most {upper}'}"
    return f"mean {mean}"
