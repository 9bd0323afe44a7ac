"""Actual figures against the planned ones, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iccportal.charts import theme
from iccportal.charts.marks import Mark, add_marks
from iccportal.charts.month_axis import month_axis
from iccportal.charts.series import line_trace, no_figures
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import Range, extent_of, value_axis
from iccportal.lib.nhs_calendar import month_label


@dataclass(frozen=True, kw_only=True)
class TrajectoryFacts:
    """Actual and planned figures of the same months; None is a month without one.

    `marks` are the months from which a rebase was in force.
    """

    months: Sequence[date]
    actual: Sequence[float | None]
    planned: Sequence[float | None]
    unit: Unit
    actual_name: str = "Actual"
    planned_name: str = "Trajectory"
    marks: Sequence[Mark] = ()


def trajectory_chart(
    facts: TrajectoryFacts, *, compact: bool = False, y_range: Range | None = None
) -> Figure:
    """Actual as a line with points, planned as steps; `y_range` puts several on one scale.

    Where nothing was planned, or none of it is shown, there is no line of it in the key either.
    """
    extent = y_range or extent_of((facts.actual, facts.planned))
    if _none((*facts.actual, *facts.planned)):
        return no_figures(facts.months, facts.unit)
    layout = theme.layout(
        x=month_axis(facts.months),
        y=value_axis(facts.unit, extent, compact=compact),
        compact=compact,
    )
    x = [month.isoformat() for month in facts.months]
    words = _hover(facts)
    # The point of a month with both figures tells both.
    ahead = [words[n] if actual is None else "" for n, actual in enumerate(facts.actual)]
    planned = [] if _none(facts.planned) else [_planned(facts, x, ahead)]
    figure: Figure = {"data": [*planned, _actual(facts, x, words)], "layout": layout}
    add_marks(figure, facts.marks, "Shares rebased", compact=compact)
    return figure


def _none(values: Sequence[float | None]) -> bool:
    return all(value is None for value in values)


def _planned(facts: TrajectoryFacts, x: list[str], words: list[str]) -> Figure:
    trace = line_trace(
        facts.planned_name, x, facts.planned, colour=theme.PLANNED, dash="dash", width=2
    )
    # Each month's step is as wide as the month, with the month's point in its middle.
    trace["line"]["shape"] = "hvh"
    return {**trace, "hovertext": words, "hoverinfo": "text"}


def _actual(facts: TrajectoryFacts, x: list[str], words: list[str]) -> Figure:
    trace = line_trace(
        facts.actual_name, x, facts.actual, colour=theme.ACTUAL, dash="solid", width=2.5
    )
    trace["mode"] = "lines+markers"
    trace["marker"] = {"color": theme.ACTUAL, "symbol": "circle", "size": 6}
    return {**trace, "hovertext": words, "hoverinfo": "text"}


def _hover(facts: TrajectoryFacts) -> list[str]:
    rows = zip(facts.months, facts.actual, facts.planned, strict=True)
    return [_sentence(facts.unit, month, actual, planned) for month, actual, planned in rows]


def _sentence(unit: Unit, month: date, actual: float | None, planned: float | None) -> str:
    parts = [] if actual is None else [unit.words(actual)]
    if planned is not None:
        parts.append(f"trajectory {unit.number(planned)}")
    return f"{month_label(month)}: {', '.join(parts)}" if parts else ""
