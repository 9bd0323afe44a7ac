"""The four rules that tell special cause variation from common cause, for one group of points.

The labels are the words of NHSRplotthedots 0.2.2, the reference for the method.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from iccportal.lib.spc_limits import Limits

COMMON_CAUSE = "Common Cause"
ABOVE_LIMIT, BELOW_LIMIT = "Above UCL", "Below LCL"
RISING, FALLING = "7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"
CLOSE_ABOVE, CLOSE_BELOW = "2 in 3 Above CL", "2 in 3 Below CL"
RUN_ABOVE, RUN_BELOW = "7 Points Above CL", "7 Points Below CL"

HIGH = frozenset({ABOVE_LIMIT, RISING, CLOSE_ABOVE, RUN_ABOVE})

RUN_LENGTH = 7


def special_causes(values: Sequence[float], limits: Limits) -> list[str]:
    """The label of each point: that of the first rule, in order of precedence, which names it."""
    sides = [_sign(value - limits.mean) for value in values]
    close = [limits.close(value) for value in values]
    by_precedence = zip(
        _outside(values, limits),
        _trend(values),
        _two_in_three(sides, close),
        _run(sides),
        strict=True,
    )
    return [next(filter(None, labels), COMMON_CAUSE) for labels in by_precedence]


def _outside(values: Sequence[float], limits: Limits) -> list[str | None]:
    labels = [ABOVE_LIMIT if value > limits.mean else BELOW_LIMIT for value in values]
    return _where([limits.outside(value) for value in values], labels)


def _trend(values: Sequence[float]) -> list[str | None]:
    """Points in seven or more that rise, or fall, without a tie: six like steps.

    A point is named by the step to the next point if that is in a trend too, else by the step
    before it. So a peak shared by a rise and a fall is Decreasing, and where a second trend begins
    on the very next point the last of the first can take the wrong name: as the reference does.
    """
    steps = [_sign(later - earlier) for earlier, later in pairwise(values)]
    like = _in_unbroken(steps, RUN_LENGTH - 1)
    # The steps into and out of each point; none leads into the first or out of the last.
    into, out_of = [False, *like], [*like, False]
    in_trend = [before or after for before, after in zip(into, out_of, strict=True)]
    named_by_next = [*(this and then for this, then in pairwise(in_trend)), False]
    naming_steps = [
        after if by_next else before
        for before, after, by_next in zip([0, *steps], [*steps, 0], named_by_next, strict=True)
    ]
    return _where(in_trend, [RISING if step > 0 else FALLING for step in naming_steps])


def _two_in_three(sides: Sequence[int], close: Sequence[bool]) -> list[str | None]:
    """The close points in any three on one side of the mean of which at least two are close."""
    named = [False] * len(sides)
    for start in range(len(sides) - 2):
        three = range(start, start + 3)
        one_side = abs(sum(sides[i] for i in three)) == 3
        if one_side and sum(close[i] for i in three) >= 2:
            for i in three:
                named[i] = named[i] or close[i]
    return _where(named, [CLOSE_ABOVE if side > 0 else CLOSE_BELOW for side in sides])


def _run(sides: Sequence[int]) -> list[str | None]:
    """Points in seven or more on one side of the mean; a point on the mean breaks the run."""
    labels = [RUN_ABOVE if side > 0 else RUN_BELOW for side in sides]
    return _where(_in_unbroken(sides, RUN_LENGTH), labels)


def _in_unbroken(signs: Sequence[int], length: int) -> list[bool]:
    """Whether each sign lies in a stretch of at least `length` equal signs other than 0."""
    flags: list[bool] = []
    for sign, stretch in groupby(signs):
        count = len(list(stretch))
        flags += [sign != 0 and count >= length] * count
    return flags


def _where(named: Sequence[bool], labels: Sequence[str]) -> list[str | None]:
    return [label if is_named else None for is_named, label in zip(named, labels, strict=True)]


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
