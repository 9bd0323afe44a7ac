"""What fields of a definition must be to one another."""

import re
from collections.abc import Iterator
from string import Formatter

from measures.definition import Combining, Direction, Measure, TargetMethod

Broken = tuple[str, str]

PLACEHOLDERS = frozenset({"place", "value", "month", "numerator", "denominator"})
NEEDED_PLACEHOLDERS = frozenset({"place", "value", "month"})
LONGEST_CHART = 60
MONTHS_OF_A_YEAR = 12
MONTHLY = "month"


def broken_rules(measure: Measure, file_stem: str) -> list[Broken]:
    """The field and a sentence for each rule that a measure breaks."""
    return [
        *_names(measure, file_stem),
        *_combining(measure),
        *_target(measure),
        *_approval(measure),
        *_example(measure),
    ]


def _names(measure: Measure, file_stem: str) -> Iterator[Broken]:
    if measure.code != file_stem:
        yield "code", f'"{measure.code}" is not the name of its file, "{file_stem}".'
    if not re.fullmatch(r"[a-z][a-z0-9_]*", measure.code):
        yield "code", "small letters, digits and underscores were expected."
    if measure.period != MONTHLY:
        yield "period", f'figures are monthly: "{MONTHLY}" was expected, not "{measure.period}".'
    if not 1 <= measure.chart_months <= LONGEST_CHART:
        yield "chart.months", f"1 to {LONGEST_CHART} months can be charted."
    yield from _sentence(measure)


def _sentence(measure: Measure) -> Iterator[Broken]:
    try:
        parsed = list(Formatter().parse(measure.sentence))
    except ValueError as error:
        yield "sentence", f"the braces do not pair: {error}."
        return
    used = {name for _, name, _, _ in parsed if name is not None}
    for name in sorted(used - PLACEHOLDERS):
        yield "sentence", f"{{{name}}} stands for nothing."
    for name in sorted(NEEDED_PLACEHOLDERS - used):
        yield "sentence", f"{{{name}}} is missing."


def _combining(measure: Measure) -> Iterator[Broken]:
    is_count = measure.denominator is None
    over_time = (Combining.SUM, Combining.LATEST) if is_count else (Combining.RATIO_OF_SUMS,)
    if measure.over_time not in over_time:
        yield "aggregation.over_time", f"must be {' or '.join(over_time)}."
    if is_count != (measure.over_communities is Combining.SUM):
        yield "aggregation.over_communities", "counts are a sum, and ratios never are."
    if measure.multiplier < 1:
        yield "multiplier", "1 or more was expected."
    if is_count and measure.multiplier != 1:
        yield "multiplier", "a count has none: 1 was expected."
    if measure.unit.percentage and (is_count or measure.multiplier != 100):
        yield "unit.percentage", "a percentage is a ratio with the multiplier 100."
    if measure.unit.decimals < 0:
        yield "unit.decimals", "0 or more was expected."


def _target(measure: Measure) -> Iterator[Broken]:
    target = measure.target
    if target.method is TargetMethod.APPORTIONED and measure.denominator is not None:
        yield "target.method", "only counts can be apportioned."
    if target.method is TargetMethod.PROFILE and len(target.profile) != MONTHS_OF_A_YEAR:
        yield "target.profile", "twelve numbers were expected, April first."
    if target.method is not TargetMethod.NONE and measure.direction is Direction.NEUTRAL:
        yield "target.method", "where neither way is better there is nothing to aim at."


def _approval(measure: Measure) -> Iterator[Broken]:
    if measure.owner.casefold() == measure.checker.casefold():
        yield "approval.checker", "the owner cannot check their own measure."
    if measure.review_by <= measure.approved_on:
        yield "approval.review_by", "must be after the day of the approval."
    if measure.valid_from.day != 1:
        yield "approval.valid_from", "a month is the date of its first day."
    if measure.valid_to is not None and measure.valid_to.day != 1:
        yield "approval.valid_to", "a month is the date of its first day."
    if measure.valid_to is not None and measure.valid_to <= measure.valid_from:
        yield "approval.valid_to", "must be after the month from which it holds."


def _example(measure: Measure) -> Iterator[Broken]:
    given = measure.example.given
    places = {(each.community, each.month) for each in given}
    if len(places) != len(given):
        yield "example.given", "a community has two figures of one month."
    if measure.denominator is None and any(each.denominator is not None for each in given):
        yield "example.given", "this measure has no denominator."
    if {month for _, month in places} != set(measure.example.over_communities):
        yield "example.over_communities", "a value for each month given was expected."
    if {community for community, _ in places} != set(measure.example.over_time):
        yield "example.over_time", "a value for each community given was expected."
