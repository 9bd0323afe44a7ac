"""What means of scores are told outside the team, and what they tell of who rose. Pure.

An exact mean of whole scores tells by its fraction how many people it is of, and all that scores
changed by tells how many rose. So means are rounded, and told only where no hidden count follows
from them with all else that is told.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from iccportal.lib.disclosure import Limit
from iccportal.lib.small_numbers import Number, Rule
from iccportal.lib.statements import Statement, Statements
from measures.growth import Place
from measures.makeup import Area
from measures.tabulated import at
from outcomes.courses import Course
from outcomes.effect import FELL, KINDS, MEANINGFUL, PAIRS, ROSE, SAME, Effect, effect, kind_of
from outcomes.scales import SCALES, SWEMWBS, WEMWBS

BEFORE: Final = "mean before"
CHANGE: Final = "mean change"
# By how many points either way a mean leaves open what all scores, or changes, add up to: as much
# as lies between the lowest change that is no meaningful fall and the lowest that is a rise.
OPEN_BY: Final = {WEMWBS: 5, SWEMWBS: 2}
# By how much a deviation leaves open what the squares of changes add up to, in deviations: as much
# as two people bring who lie three of them from the mean.
OPEN_DEVIATIONS: Final = 9
STEPS: Final = tuple(map(Fraction, ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20")))
# How far apart changes can be at least; those of SWEMWBS are of converted scores.
FINEST: Final = {WEMWBS: Fraction(1), SWEMWBS: Fraction("0.01")}


def statements(
    rows: Mapping[str, Sequence[Course]], areas: Collection[Area], instrument: str, rule: Rule
) -> Statements[Place]:
    """The means of areas of one scale, which are rows by their keys, of the fewest people first."""
    effects = {
        area: effect([course for key in sorted(area) for course in rows[key]], instrument)
        for area in areas
    }
    in_order = sorted(effects, key=lambda area: (effects[area].pairs or 0, sorted(area)))
    return Statements(
        tuple(mean for area in in_order for mean in _means(area, effects[area], instrument, rule)),
        tuple(
            amount for key, courses in rows.items() for amount in _amounts(key, courses, instrument)
        ),
        tuple(limit for key in rows for limit in _possible(key, instrument)),
    )


def _means(area: Area, found: Effect, instrument: str, rule: Rule) -> Iterator[Statement[Place]]:
    """Both means of an area as they are told, with what each says of how many people there are."""
    pairs = at(area, PAIRS)
    for what, mean in ((BEFORE, found.before), (CHANGE, found.change)):
        if found.pairs and mean is not None:
            step = step_of(rule.can_be(found.pairs)[0], OPEN_BY[instrument])
            number = round(mean / step) * step
            sums = [_sum(key, kind, what) for key in sorted(area) for kind in KINDS]
            limits = _between(sums, pairs, number - step / 2, number + step / 2)
            yield Statement(at(area, what), pairs, number, limits)


def deviation_told(deviation: float, people: int) -> float | None:
    """How much the changes of so many people at least vary, as it is told; None where it is not."""
    step = step_of(people, OPEN_DEVIATIONS * deviation)
    return float(round(deviation / step) * step) or None


def step_of(people: int, points: float) -> Fraction:
    """To what a mean of so many people at least is rounded, for their sum to be so far open."""
    return next((step for step in STEPS if step * people >= 2 * points), STEPS[-1])


def _amounts(
    key: str, courses: Sequence[Course], instrument: str
) -> Iterator[tuple[Place, Number]]:
    """What the first scores and the changes of a row add up to, by kind of change."""
    sums = {_sum(key, kind, what): Fraction(0) for kind in KINDS for what in (BEFORE, CHANGE)}
    for one in courses:
        if one.change is not None:
            kind = kind_of(one.change, instrument)
            sums[_sum(key, kind, BEFORE)] += Fraction(one.first.score)
            sums[_sum(key, kind, CHANGE)] += Fraction(one.change)
    yield from sums.items()


def _possible(key: str, instrument: str) -> Iterator[Limit[Place]]:
    """What the scale allows the scores of so many people to add up to, before and after."""
    scale, enough = SCALES[instrument], Fraction(MEANINGFUL[instrument])
    furthest, less = scale.highest - scale.lowest, enough - FINEST[instrument]
    changes: dict[str, tuple[Number, Number]] = {
        ROSE: (enough, furthest),
        SAME: (-less, less),
        FELL: (-furthest, -enough),
    }
    for kind, (low, high) in changes.items():
        count = Place(key, kind)
        before, change = (_sum(key, kind, what) for what in (BEFORE, CHANGE))
        yield from _between([change], count, low, high)
        yield from _between([before], count, scale.lowest, scale.highest)
        yield from _between([before, change], count, scale.lowest, scale.highest)


def _sum(key: str, kind: str, what: str) -> Place:
    return Place(key, f"{what} times people who {kind}")


def _between(
    amounts: Collection[Place], count: Place, low: Number, high: Number
) -> tuple[Limit[Place], Limit[Place]]:
    """That amounts come to so much at least, and at most, for each that is counted."""
    return (
        Limit((*((one, 1) for one in amounts), (count, -low))),
        Limit((*((one, -1) for one in amounts), (count, high))),
    )
