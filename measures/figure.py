"""One figure of a measure, and how several make one.

A figure keeps its counts: what is put together is a ratio of sums, never a mean of ratios.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from measures.definition import Combining, Measure, Missing
from measures.reading import Count
from measures.states import FINAL, NOT_APPLICABLE, PROVISIONAL, combined_state

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's figure of a community and month.

    `value` is in the measure's unit and exact; it is None where `state` says why. `community` is
    empty where several communities were put together, and `left_out` is then how many of them
    had no figure to give. `target_hidden` says that there is a target that is not shown.
    """

    community: str
    month: date
    numerator: Number | None
    denominator: Number | None
    value: Number | None
    state: str
    target: Number | None = None
    batches: frozenset[int] = frozenset()
    left_out: int = 0
    target_hidden: bool = False


def figure(
    measure: Measure,
    numerator: Count,
    denominator: Count | None,
    target: Number | None = None,
    target_batch: int | None = None,
) -> Figure:
    """The figure that a community's counts of a month make; `denominator` is None for a count.

    It is drawn beside its target, so the batch that brought the target is one of its own.
    """
    counts = (numerator,) if denominator is None else (numerator, denominator)
    batches = {each.batch for each in counts} | {target_batch}
    top, bottom = numerator.count, None if denominator is None else denominator.count
    value, state = valued(measure, top, bottom, combined_state([each.state for each in counts]))
    return Figure(
        community=numerator.community,
        month=numerator.month,
        numerator=top,
        denominator=bottom,
        value=value,
        state=state,
        target=target,
        batches=frozenset(batch for batch in batches if batch is not None),
    )


def roll_up(figures: Iterable[Figure], measure: Measure) -> list[Figure]:
    """The figures of several communities as one, month by month.

    Communities to which the measure does not apply take no part. One that lacks a figure for
    another reason leaves the month without one, or is left out, as the measure's definition says.
    """
    by_month: defaultdict[date, list[Figure]] = defaultdict(list)
    for each in figures:
        by_month[each.month].append(each)
    return [
        _combined(
            measure, by_month[month], "", measure.over_communities, measure.missing_communities
        )
        for month in sorted(by_month)
    ]


def over_time(figures: Iterable[Figure], measure: Measure) -> list[Figure]:
    """The figures of several months as one for each community, dated by the last month.

    There is none unless every month has one: a total of some months would be taken for all. Of
    what is held at the end of each month it is the latest month's.
    """
    by_community: defaultdict[str, list[Figure]] = defaultdict(list)
    for each in figures:
        by_community[each.community].append(each)
    return [
        max(months, key=lambda each: each.month)
        if measure.over_time is Combining.LATEST
        else _combined(measure, months, community, measure.over_time, Missing.NO_FIGURE)
        for community, months in by_community.items()
    ]


def _combined(
    measure: Measure, parts: Sequence[Figure], community: str, how: Combining, missing: Missing
) -> Figure:
    applicable = [part for part in parts if not _is_absent(part)]
    known = [part for part in applicable if is_known(part, measure)]
    lacking = len(applicable) - len(known) if missing is Missing.LEFT_OUT else 0
    has_figure = bool(known) and len(known) + lacking == len(applicable)
    together = known if has_figure else []
    top = _sum([part.numerator for part in together])
    bottom = _bottom([part.denominator for part in together], how)
    before = _state(together) if has_figure else _why_missing(parts, measure)
    value, state = valued(measure, top, bottom, before)
    return Figure(
        community=community,
        month=max([part.month for part in parts]),
        numerator=top,
        denominator=bottom,
        value=value,
        state=state,
        target=_target([part.target for part in together or applicable], how),
        batches=frozenset().union(*[part.batches for part in parts]),
        left_out=max([lacking, *[part.left_out for part in parts]]),
    )


def _is_absent(part: Figure) -> bool:
    return part.state == NOT_APPLICABLE and part.numerator is None


def is_known(part: Figure, measure: Measure) -> bool:
    """Whether a figure has all of its counts, and so takes part in that of several together."""
    return part.numerator is not None and (
        part.denominator is not None or measure.denominator is None
    )


def _state(known: Sequence[Figure]) -> str:
    # a ratio with nothing to divide by says "not applicable"; its counts are known all the same
    return PROVISIONAL if any(part.state == PROVISIONAL for part in known) else FINAL


def _why_missing(parts: Sequence[Figure], measure: Measure) -> str:
    return combined_state(part.state for part in parts if not is_known(part, measure))


def _bottom(denominators: Sequence[Number | None], how: Combining) -> Number | None:
    if how is Combining.SHARE_OF_WHOLE:
        return _same(denominators)
    return _sum(denominators)


def _target(targets: Sequence[Number | None], how: Combining) -> Number | None:
    """Targets of counts add up; that of a ratio holds for all, or there is none."""
    return _sum(targets) if how is Combining.SUM else _same(targets)


def _sum(numbers: Sequence[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _same(numbers: Sequence[Number | None]) -> Number | None:
    return numbers[0] if len(set(numbers)) == 1 else None


def valued(
    measure: Measure, numerator: Number | None, denominator: Number | None, state: str
) -> tuple[Number | None, str]:
    """The value that the counts make, once all are known, and the state that it has."""
    if numerator is None or measure.denominator is None:
        return numerator, state
    if denominator is None:
        return None, state
    if denominator == 0:
        return None, NOT_APPLICABLE
    return Fraction(numerator) * measure.multiplier / denominator, state
