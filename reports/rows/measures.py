"""The rows of measures: each definition as it was."""

from collections.abc import Iterable

from measures.definition import Measure
from reports.fields import Row


def measure_rows(measures: Iterable[Measure]) -> list[Row]:
    """A row for each, in the order given."""
    return [_row(measure) for measure in measures]


def _row(measure: Measure) -> Row:
    unit = measure.unit
    return (
        *(measure.code, measure.name, measure.short_name, measure.section),
        *(measure.question, measure.why_it_matters, measure.numerator.name),
        measure.denominator.name if measure.denominator else "",
        measure.multiplier,
        *(unit.axis, unit.one, unit.many, unit.decimals, unit.percentage),
        *(measure.direction.value, measure.target.name, measure.suppression.value),
        *(measure.chart_months, measure.source, measure.source_owner, measure.refresh),
        "\n".join(measure.caveats),
        *(measure.owner, measure.approved_on, measure.review_by),
    )
