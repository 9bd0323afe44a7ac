"""How a measure is read as a monthly series."""

from collections.abc import Collection, Mapping, Set
from datetime import date

from iccs.queries import Register
from iccs.registers import Registers, registers
from measures.definition import Measure, TargetMethod
from measures.figure import Figure, Number, figure, over_time, roll_up
from measures.reading import TARGETS, Count, Provider, Reading, provider_of
from measures.states import NOT_APPLICABLE, NOT_SENT

__all__ = ["Figure", "over_time", "read", "roll_up"]

Key = tuple[str, date]


def read(measure: Measure, reading: Reading) -> list[Figure]:
    """A figure for every community that reports and every month asked for, in their order.

    What a provider does not know is not sent. It was never asked for, and does not apply, outside
    the measure's validity, and in months in which the community does not report. Communities that
    report no longer come last.
    """
    numerators = _counts(provider_of(measure.numerator.provider), reading)
    denominators = _denominators(measure, reading)
    targets = _targets(measure, reading)
    reporting = reading.once(every_register).reporting(reading.months)
    return [
        figure(
            measure,
            _count(measure, numerators, key, reporting),
            None if denominators is None else _count(measure, denominators, key, reporting),
            *_target(measure, targets.get(key), key[1]),
        )
        for key in _asked(reading, {*numerators, *(denominators or ())}, reporting)
    ]


def _denominators(measure: Measure, reading: Reading) -> dict[Key, Count] | None:
    if measure.denominator is None:
        return None
    return _counts(provider_of(measure.denominator.provider), reading)


def _targets(measure: Measure, reading: Reading) -> dict[Key, Count]:
    if measure.target.method is not TargetMethod.APPORTIONED:
        return {}
    return _counts(TARGETS[measure.target.provider], reading)


def _target(
    measure: Measure, apportioned: Count | None, month: date
) -> tuple[Number | None, int | None]:
    """The target of a month, and the batch that brought it; a definition comes in none."""
    if apportioned is None:
        return measure.target.in_month(month), None
    return apportioned.count, apportioned.batch


def _counts(provider: Provider, reading: Reading) -> dict[Key, Count]:
    rows = reading.once(provider)
    counts = {(row.community, row.month): row for row in rows}
    if len(counts) != len(rows):
        raise ValueError(f"{provider} has two counts for a community and month.")
    return counts


def _count(
    measure: Measure, counts: dict[Key, Count], key: Key, reporting: Mapping[date, Set[str]]
) -> Count:
    community, month = key
    if month < measure.valid_from or (measure.valid_to is not None and month >= measure.valid_to):
        return Count(community, month, None, NOT_APPLICABLE)
    asked = community in reporting[month]
    return counts.get(key) or Count(community, month, None, NOT_SENT if asked else NOT_APPLICABLE)


def _asked(
    reading: Reading, known: Collection[Key], reporting: Mapping[date, Set[str]]
) -> list[Key]:
    """Communities in the register's order, then those that reported or that a provider knows."""
    if not reading.months:
        return []
    now = [place.code for place in reading.once(register).reporting]
    once = {community for community, _ in known}.union(*reporting.values())
    asked = [code for code in (*now, *sorted(once.difference(now))) if reading.holds(code)]
    return [(community, month) for community in asked for month in reading.months]


def register(reading: Reading) -> Register:
    """The communities as they are in the last month; one query, which `every_register` shares."""
    return reading.once(every_register).at(max(reading.months))


def every_register(reading: Reading) -> Registers:
    """The communities as they are in every month; one query."""
    return registers()
