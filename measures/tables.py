"""The tables of this room: the catalogue, a series month by month, a worked example."""

from collections.abc import Iterable
from datetime import date
from math import isnan
from typing import Any

from django.urls import reverse

from iccportal.charts.spc import POINT_STYLES
from iccportal.lib.coded import Coded, code_of
from iccportal.lib.nhs_calendar import day_label
from iccportal.lib.spc import Xmr
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from measures.charted import Charted, as_number
from measures.definition import Measure, TargetMethod
from measures.figure import Figure
from measures.states import HIDDEN_WORD, MISSING_WORDS, PROVISIONAL, SUPPRESSED
from measures.worked_example import Step

Row = dict[str, Any]


def catalogue_table(measures: Iterable[Measure]) -> FiguresTable:
    """Every measure with the question it answers, linked to its definition."""
    columns = [
        Heading("name", "Measure", link=True),
        Heading("question", "Question it answers"),
        Heading("direction", "Direction"),
        Heading("target", "Target"),
        Heading("source", "Source"),
        Heading("review_by", "Review by"),
    ]
    rows = [_catalogue_row(measure) for measure in measures]
    return figures_table(caption="All measures, by name", columns=columns, rows=rows)


def series_table(charted: Charted) -> FiguresTable:
    """The figures of a chart, with the range that the control chart expects them in."""
    measure, reading = charted.measure, charted.reading
    expected = _expected(reading.chart) if reading else {}
    columns = [
        Heading("month", "Month", month=True),
        *_value_headings(measure),
        *_target_heading(measure),
        *(_expected_headings(measure) if reading else []),
        Heading("status", "Status", field="state"),
    ]
    rows = [
        figure_row(measure, figure) | expected.get(figure.month, {}) for figure in charted.shown
    ]
    caption = f"{measure.name}, {charted.place}"
    about = {"measure": measure.code, "place": code_of(charted.place)}
    return figures_table(caption=caption, columns=columns, rows=rows, about=about)


def example_table(measure: Measure, steps: Iterable[Step]) -> FiguresTable:
    """A worked example, a row for each figure with the words that say what it is of."""
    columns = [Heading("of", "Figure"), *_value_headings(measure)]
    rows = [{"of": step.words, **figure_row(measure, step.figure)} for step in steps]
    return figures_table(caption="Two made-up places over two months", columns=columns, rows=rows)


def _catalogue_row(measure: Measure) -> Row:
    return {
        "name": Link(measure.name, reverse("measures:definition", args=[measure.code])),
        "question": measure.question,
        "direction": measure.direction.words,
        "target": measure.target.method.words,
        "source": measure.source,
        "review_by": day_label(measure.review_by),
    }


def _value_headings(measure: Measure) -> list[Heading]:
    """Numerator, denominator and value; a count has its value alone."""
    value = Heading("value", measure.unit.axis.removesuffix(", %"), **_shown(measure))
    if measure.denominator is None:
        return [value]
    return [
        Heading("numerator", measure.numerator.name, decimals=0),
        Heading("denominator", measure.denominator.name, decimals=0),
        value,
    ]


def _target_heading(measure: Measure) -> list[Heading]:
    if measure.target.method is TargetMethod.NONE:
        return []
    return [Heading("target", measure.target.name.capitalize(), **_shown(measure))]


def _expected_headings(measure: Measure) -> list[Heading]:
    return [
        Heading("mean", "Mean", **_shown(measure)),
        Heading("lower", "Expected from", **_shown(measure)),
        Heading("upper", "Expected to", **_shown(measure)),
        Heading("variation", "Variation", field="point_type"),
    ]


def _shown(measure: Measure) -> Row:
    unit = measure.unit
    return {"decimals": unit.decimals, "unit": "%" if unit.percentage else ""}


def figure_row(measure: Measure, figure: Figure) -> Row:
    """A figure as cells, with words where it has no number."""
    missing = MISSING_WORDS.get(figure.state, "").lower()
    hidden = HIDDEN_WORD if figure.state == SUPPRESSED else None
    return {
        "month": figure.month,
        "numerator": hidden if figure.numerator is None else figure.numerator,
        "denominator": hidden if figure.denominator is None else figure.denominator,
        "value": hidden or missing if figure.value is None else as_number(figure.value),
        "target": _target(figure),
        "status": Coded(missing or _words_of(measure, figure.state), figure.state),
        "provisional": figure.state == PROVISIONAL,
    }


def _words_of(measure: Measure, state: str) -> str:
    return measure.words_of_states.get(state, state)


def _target(figure: Figure) -> Any:
    if figure.target is None:
        return HIDDEN_WORD if figure.target_hidden else None
    return as_number(figure.target)


def _expected(chart: Xmr) -> dict[date, Row]:
    """Mean, limits and what each point shows; limits are left out where there are none."""
    return {
        month: {
            "mean": chart.mean[place],
            "lower": None if isnan(chart.lpl[place]) else chart.lpl[place],
            "upper": None if isnan(chart.upl[place]) else chart.upl[place],
            "variation": Coded(POINT_STYLES[kind].words, kind),
        }
        for place, (month, kind) in enumerate(zip(chart.dates, chart.point_type, strict=True))
    }
