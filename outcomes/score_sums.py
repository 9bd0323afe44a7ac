"""What people's scores add up to, and how far they can: sums that means tell something of. Pure.

Sums are of first scores, of changes, and of their squares, which tell how much changes vary: by row
and by kind of change, as people are counted.
"""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final

from iccportal.lib.disclosure import Limit
from iccportal.lib.small_numbers import Number
from measures.growth import Place
from measures.makeup import Area
from outcomes.courses import Course
from outcomes.effect import FELL, KINDS, MEANINGFUL, ROSE, SAME, kind_of
from outcomes.scales import SCALES, SWEMWBS, WEMWBS

FIRSTS, CHANGES, SQUARES = "first scores", "changes", "squares of changes"
# How far apart changes are at least; those of SWEMWBS are of converted scores.
FINEST: Final = {WEMWBS: Fraction(1), SWEMWBS: Fraction("0.01")}
# By how far these changes are from nought, squares are told to be what they are at least.
SIZES: Final = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 28, 36, 45, 56)


def sums_of(key: str, courses: Sequence[Course], instrument: str) -> dict[Place, Number]:
    """What the scores of a row's people with both add up to."""
    sums: dict[Place, Number] = {
        sum_of(key, kind, what): 0 for kind in KINDS for what in (FIRSTS, CHANGES, SQUARES)
    }
    for one in courses:
        if one.change is not None:
            first, change = Fraction(one.first.score), Fraction(one.change)
            kind = kind_of(one.change, instrument)
            for what, number in ((FIRSTS, first), (CHANGES, change), (SQUARES, change**2)):
                sums[sum_of(key, kind, what)] += number
    return sums


def possible(key: str, instrument: str) -> Iterator[Limit[Place]]:
    """What the scale allows the scores of so many people of a row to add up to."""
    scale = SCALES[instrument]
    for kind, (low, high) in _changes(instrument).items():
        count = Place(key, kind)
        firsts, changes, squares = (sum_of(key, kind, w) for w in (FIRSTS, CHANGES, SQUARES))
        yield from between([changes], count, low, high)
        yield from between([firsts], count, scale.lowest, scale.highest)
        yield from between([firsts, changes], count, scale.lowest, scale.highest)
        # a square lies above each tangent of the parabola, and below its chord
        for at in (sign * size for size in SIZES for sign in (1, -1)):
            if low <= at <= high:
                yield Limit(((squares, 1), (changes, -2 * at), (count, at**2)))
        yield Limit(((squares, -1), (changes, low + high), (count, -low * high)))


def total(area: Area, what: str) -> list[Place]:
    """The sums that make up an area's."""
    return [sum_of(key, kind, what) for key in sorted(area) for kind in KINDS]


def between(
    sums: Collection[Place], count: Place, low: Number, high: Number
) -> tuple[Limit[Place], Limit[Place]]:
    """That sums come to so much at least, and at most, for each that is counted."""
    return (
        Limit((*((one, 1) for one in sums), (count, -low))),
        Limit((*((one, -1) for one in sums), (count, high))),
    )


def sum_of(key: str, kind: str, what: str) -> Place:
    """The cell of a sum, of those of a row who rose, fell or did neither."""
    return Place(key, f"{what} of those who {kind}")


def _changes(instrument: str) -> dict[str, tuple[Number, Number]]:
    """From where to where changes go, by kind."""
    scale, enough = SCALES[instrument], Fraction(MEANINGFUL[instrument])
    furthest, less = scale.highest - scale.lowest, enough - FINEST[instrument]
    return {ROSE: (enough, furthest), SAME: (-less, less), FELL: (-furthest, -enough)}
