"""Reads a measure's TOML file; every fault is told with its file and field."""

import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from iccportal.charts.units import Unit
from measures.definition import (
    Combining,
    CountedBy,
    Direction,
    Example,
    Given,
    Measure,
    Missing,
    Part,
    Suppression,
    Target,
    TargetMethod,
)
from measures.definition_rules import broken_rules
from measures.fields import Fields


class DefinitionError(ValueError):
    """What is wrong with a definition, a line for each fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_definition(path: Path) -> Measure:
    """The measure that a file defines. DefinitionError tells all that is amiss in it."""
    try:
        table = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError([f"{path.name}: this is not TOML. {error}"]) from error
    problems: list[str] = []
    measure = _measure(Fields(path.name, table, problems))
    if not problems:
        rules = broken_rules(measure, path.stem)
        problems = [f"{path.name}, {field}: {sentence}" for field, sentence in rules]
    if problems:
        raise DefinitionError(problems)
    return measure


def _measure(fields: Fields) -> Measure:
    combining = fields.table("aggregation")
    approval = fields.table("approval")
    chart = fields.table("chart")
    measure = Measure(
        code=fields.take("code", str),
        name=fields.take("name", str),
        short_name=fields.take("short_name", str),
        question=fields.take("question", str),
        why_it_matters=fields.take("why_it_matters", str),
        numerator=_part(fields.table("numerator")),
        denominator=_if_there(fields, "denominator", _part),
        unit=_unit(fields.table("unit")),
        multiplier=fields.take("multiplier", int),
        sentence=fields.take("sentence", str),
        over_time=combining.choice("over_time", Combining),
        over_communities=combining.choice("over_communities", Combining),
        missing_communities=combining.choice("missing_communities", Missing),
        period=fields.take("period", str),
        counted_by=fields.choice("counted_by", CountedBy),
        direction=fields.choice("direction", Direction),
        direction_reason=fields.take("direction_reason", str),
        source=fields.take("source", str),
        source_owner=fields.take("source_owner", str),
        refresh=fields.take("refresh", str),
        suppression=fields.choice("suppression", Suppression),
        chart_months=chart.take("months", int),
        target=_target(fields.table("target")),
        caveats=fields.texts("caveats"),
        owner=approval.take("owner", str),
        checker=approval.take("checker", str),
        approved_on=approval.take("approved_on", date),
        review_by=approval.take("review_by", date),
        valid_from=approval.take("valid_from", date),
        valid_to=approval.take_if_there("valid_to", date),
        example=_example(fields.table("example")),
        section=fields.take_if_there("section", str) or "",
        provisional_means=fields.take_if_there("provisional_means", str)
        or Measure.provisional_means,
    )
    for each in (fields, combining, approval, chart):
        each.finish()
    return measure


def _if_there(fields: Fields, field: str, read: Callable[[Fields], Part]) -> Part | None:
    table = fields.take_if_there(field, dict)
    if table is None:
        return None
    return read(Fields(fields.file, table, fields.problems, f"{field}."))


def _part(fields: Fields) -> Part:
    part = Part(
        provider=fields.take("provider", str),
        name=fields.take("name", str),
        description=fields.take("description", str),
        source=fields.take_if_there("source", str),
    )
    fields.finish()
    return part


def _unit(fields: Fields) -> Unit:
    percentage = fields.take("percentage", bool)
    unit = Unit(
        axis=fields.take("axis", str),
        one="" if percentage else fields.take("one", str),
        many="" if percentage else fields.take("many", str),
        decimals=fields.take("decimals", int),
        percentage=percentage,
    )
    fields.finish()
    return unit


def _target(fields: Fields) -> Target:
    """Each method has its own fields, and no others."""
    method = fields.choice("method", TargetMethod)
    if method is None:  # already noted; which fields there should be is not known
        return Target(TargetMethod.NONE)
    named = method is not TargetMethod.NONE
    target = Target(
        method=method,
        name=fields.take("name", str) if named else "target",
        provider=fields.take("provider", str) if method is TargetMethod.APPORTIONED else "",
        value=fields.take("value", Decimal) if method is TargetMethod.FIXED else None,
        profile=fields.numbers("profile") if method is TargetMethod.PROFILE else (),
    )
    fields.finish()
    return target


def _example(fields: Fields) -> Example:
    together = fields.tables("over_communities")
    in_time = fields.tables("over_time")
    example = Example(
        given=tuple(_given(each) for each in fields.tables("given")),
        over_communities={e.take("month", date): _value(e) for e in together},
        over_time={e.take("community", str): _value(e) for e in in_time},
    )
    for each in (fields, *together, *in_time):
        each.finish()
    return example


def _given(fields: Fields) -> Given:
    given = Given(
        community=fields.take("community", str),
        month=fields.take("month", date),
        numerator=fields.take_if_there("numerator", int),
        denominator=fields.take_if_there("denominator", int),
        value=_value(fields),
    )
    fields.finish()
    return given


def _value(fields: Fields) -> Decimal | None:
    """A value as people see it; left out where there is none."""
    return fields.take_if_there("value", Decimal)
