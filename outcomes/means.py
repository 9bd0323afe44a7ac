"""What means of scores, and how much changes vary, are told as outside the team. Pure.

An exact mean of whole scores tells by its fraction how many people it is of, and all that scores
changed by tells how many rose. So they are rounded, the more the fewer people they are of, and told
only where no hidden count follows from them with all else that is told.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from iccportal.lib.disclosure import Limit
from iccportal.lib.small_numbers import Rule
from iccportal.lib.statements import Statement, Statements
from measures.growth import Place
from measures.makeup import Area
from measures.tabulated import at
from outcomes.courses import Course
from outcomes.effect import PAIRS, Effect, effect
from outcomes.scales import SWEMWBS, WEMWBS
from outcomes.score_sums import CHANGES, FIRSTS, SQUARES, between, possible, sums_of, total

BEFORE, CHANGE, DEVIATION = "mean before", "mean change", "deviation"
# By how many points either way a mean leaves open what all scores, or changes, add up to: as much
# as lies between the lowest change that is no meaningful fall and the lowest that is a rise.
OPEN_BY: Final = {WEMWBS: 5, SWEMWBS: 2}
# By how much a deviation leaves open what the squares of changes add up to, in deviations: as much
# as two people bring who lie three of them from the mean.
OPEN_DEVIATIONS: Final = 9
STEPS: Final = tuple(map(Fraction, ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20")))
# By so much of what a number leaves open a reader is taken to know it, who also knows that scores
# are whole, and which way what lies between two steps is rounded.
NEARER: Final = Fraction(4, 5)


def statements(
    rows: Mapping[str, Sequence[Course]], areas: Collection[Area], instrument: str, rule: Rule
) -> Statements[Place]:
    """The means of areas of one scale, which are rows by their keys, of the fewest people first.

    Before any of them comes how much the changes of all rows, an area as well, vary.
    """
    effects = {
        area: effect([course for key in sorted(area) for course in rows[key]], instrument)
        for area in areas
    }
    in_order = sorted(effects, key=lambda area: (effects[area].pairs or 0, sorted(area)))
    means = (one for area in in_order for one in _means(area, effects[area], instrument, rule))
    everybody = frozenset(rows)
    return Statements(
        (*_deviation(everybody, effects[everybody], instrument, rule), *means),
        tuple(one for key in rows for one in sums_of(key, rows[key], instrument).items()),
        tuple(limit for key in rows for limit in possible(key, instrument)),
    )


def _means(area: Area, found: Effect, instrument: str, rule: Rule) -> Iterator[Statement[Place]]:
    """Both means of an area as they are told, with what each says of how many people there are."""
    pairs = at(area, PAIRS)
    for name, what, mean in ((BEFORE, FIRSTS, found.before), (CHANGE, CHANGES, found.change)):
        if found.pairs and mean is not None:
            number, low, high = _told(mean, rule.can_be(found.pairs)[0], OPEN_BY[instrument])
            limits = between(total(area, what), pairs, low, high)
            yield Statement(at(area, name), pairs, number, limits)


def _deviation(
    area: Area, found: Effect, instrument: str, rule: Rule
) -> Iterator[Statement[Place]]:
    """How much the changes of an area vary as it is told, unless that were not at all."""
    if not found.pairs or found.change is None or not found.deviation:
        return
    least, most = rule.can_be(found.pairs)
    deviation = Fraction(found.deviation)
    number, low, high = _told(deviation, least, OPEN_DEVIATIONS * deviation)
    _, *mean = _told(found.change, least, OPEN_BY[instrument])
    if number:
        # the squares of changes are the variance times one less than there are people, and the mean
        variance = (
            max(low, Fraction(0)) ** 2 * (1 - Fraction(1, most)),
            high**2 * (1 - Fraction(1, least)),
        )
        limits = tuple(_squares(area, variance, mean))
        yield Statement(at(area, DEVIATION), at(area, PAIRS), number, limits)


def _squares(
    area: Area, variance: tuple[Fraction, Fraction], mean: Sequence[Fraction]
) -> Iterator[Limit[Place]]:
    """What squares of changes add up to, whose variance and mean are from so much to so much.

    They are the people times the variance and the square of the mean: that lies above each of its
    tangents, and below its chord.
    """
    pairs, (low, high) = at(area, PAIRS), mean
    squares, changes = total(area, SQUARES), total(area, CHANGES)
    for at_mean in (low + (high - low) * Fraction(part, 4) for part in range(5)):
        yield Limit(
            (
                *((one, 1) for one in squares),
                *((one, -2 * at_mean) for one in changes),
                (pairs, at_mean**2 - variance[0]),
            )
        )
    yield Limit(
        (
            *((one, -1) for one in squares),
            *((one, low + high) for one in changes),
            (pairs, variance[1] - low * high),
        )
    )


def _told(
    number: Fraction, people: int, open_by: Fraction | int
) -> tuple[Fraction, Fraction, Fraction]:
    """A number of so many people at least as it is told, and from where to where it can be then."""
    step = step_of(people, open_by)
    told = round(number / step) * step
    return told, told - NEARER * step / 2, told + NEARER * step / 2


def step_of(people: int, open_by: Fraction | int) -> Fraction:
    """To what the mean of so many people at least is rounded, for their sum to be left open."""
    return next((step for step in STEPS if step * people >= 2 * open_by), STEPS[-1])
