"""The charts of a quarter's reablement figures."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.component import Chart
from iccportal.charts.lines import Series
from iccportal.charts.month_axis import tick_texts
from iccportal.charts.units import Unit
from iccportal.lib.coded import Coded
from iccportal.lib.nhs_calendar import month_name
from iccportal.tables import Column as TableColumn
from reablement import sentences, tables
from reablement.columns import Column
from reablement.plan_rate import PlanRate, plan_rate
from reablement.queries import QuarterFigures
from reablement.sheet import Sum

ALL = Coded("All that sent figures", tables.ALL)
ASSESSMENTS = Unit(axis="Assessments", one="assessment", many="assessments")
RATE = Unit(axis="Assessments ending in a plan", decimals=1, percentage=True)


def charts(figures: QuarterFigures, columns: Sequence[Column]) -> tuple[Chart, ...]:
    """Every chart of the page, in order."""
    return (
        plan_rates(figures, columns),
        outcomes_by_community(figures, columns),
        routes_over_time(figures),
    )


def plan_rates(figures: QuarterFigures, columns: Sequence[Column]) -> Chart:
    """The share of each community's assessments that ended in a plan, and of all."""
    sheet = figures.sheet
    rates = [plan_rate(column.name, sheet, column.communities) for column in columns]
    overall = plan_rate(ALL, sheet, sheet.communities)
    shown = [*rates, overall]
    heading = f"Assessments that ended in a reablement plan, {figures.quarter.label}"
    facts = BarsFacts(
        categories=[one.name for one in shown],
        series=[
            Series(
                name="Ended in a plan",
                values=[_percentage(one) for one in shown],
                hidden=_hidden(shown),
            )
        ],
        unit=RATE,
        category_title="Community",
        horizontal=True,
    )
    return Chart(
        key="plan-rate",
        heading=heading,
        sentence=sentences.HIDDEN if overall.hidden else sentences.plan_rates(rates, overall),
        figure=bars_chart(facts),
        table=tables.plan_rate_table(
            shown, "Plans, assessments and shares by community", _about(figures)
        ),
        provisional=_provisional([one.name for one in shown if one.provisional]),
        notes=(sentences.WHAT_IS_COUNTED, *small_numbers(figures)),
        **_origin(figures),
    )


def outcomes_by_community(figures: QuarterFigures, columns: Sequence[Column]) -> Chart:
    """How the assessments of each community ended, over the quarter."""
    outcomes = figures.of_cut("outcome")
    rows = [_outcomes(figures, column.name, column.communities) for column in columns]
    name, sums, whole = _outcomes(figures, ALL, figures.sheet.communities)
    heading = f"Outcomes by community, {figures.quarter.label}"
    facts = BarsFacts(
        categories=[name for name, _, _ in rows],
        series=_series([one.name for one in outcomes], [parts for _, parts, _ in rows]),
        unit=ASSESSMENTS,
        category_title="Community",
        stacked=True,
        horizontal=True,
    )
    parts = [(one.key.code, one.name) for one in outcomes]
    return Chart(
        key="outcomes",
        heading=heading,
        sentence=_outcomes_sentence(figures, sums, whole),
        figure=bars_chart(facts),
        table=tables.shares_table(
            "Numbers and shares by community",
            TableColumn(verbose_name="Community", field="place"),
            parts,
            rows,
            (name, sums, whole),
            about={**_about(figures), "cut": "outcome"},
        ),
        provisional=_provisional(_with_open(rows)),
        notes=small_numbers(figures),
        **_origin(figures),
    )


def routes_over_time(figures: QuarterFigures) -> Chart:
    """By which routes people came in each month, all communities together."""
    routes, everywhere = figures.of_cut("route"), figures.sheet.communities
    rows = [_routes(figures, month) for month in figures.months]
    names = [one.name for one in routes]
    facts = BarsFacts(
        categories=[name for name, _, _ in rows],
        series=_series(names, [parts for _, parts, _ in rows]),
        unit=ASSESSMENTS,
        below=tick_texts(figures.months),
    )
    heading = f"Routes of access by month, {figures.quarter.label}"
    parts = [(one.key.code, one.name) for one in routes]
    total = _sums(
        figures,
        Coded("All months", tables.ALL),
        "route",
        months=figures.months,
        communities=everywhere,
    )
    caption = "Numbers and shares by month"
    table = tables.shares_table(
        caption,
        TableColumn(verbose_name="Month", field="month"),
        parts,
        rows,
        total,
        tables.NOT_PRINTED,
        about={"cut": "route"},
    )
    return Chart(
        key="routes",
        heading=heading,
        sentence=_routes_sentence(names, rows),
        figure=bars_chart(facts),
        table=table,
        provisional=_provisional(_with_open(rows)),
        notes=(*([sentences.NOT_PRINTED] if _has_gaps(rows) else []), *small_numbers(figures)),
        **_origin(figures),
    )


SumsRow = tuple[str, Sequence[Sum], Sum]


def _about(figures: QuarterFigures) -> dict[str, str]:
    """What a table over the whole quarter is of."""
    return {"quarter": figures.quarter.code}


def _outcomes(figures: QuarterFigures, name: str, communities: Collection[str]) -> SumsRow:
    return _sums(figures, name, "outcome", months=figures.months, communities=communities)


def _routes(figures: QuarterFigures, month: date) -> SumsRow:
    communities = figures.sheet.communities
    name = tables.coded_month(month)
    return _sums(figures, name, "route", months=[month], communities=communities)


def _sums(figures: QuarterFigures, name: str, cut: str, **where: Any) -> SumsRow:
    sheet = figures.sheet
    parts = [sheet.sum(categories=[one.key], **where) for one in figures.of_cut(cut)]
    return name, parts, sheet.sum(categories=sheet.of_cut(cut), **where)


def _series(names: Sequence[str], rows: Sequence[Sequence[Sum]]) -> list[Series]:
    columns = zip(*rows, strict=True)
    return [
        Series(name=name, values=[one.count for one in column], hidden=_hidden(column))
        for name, column in zip(names, columns, strict=True)
    ]


def _hidden(those: Sequence[Sum | PlanRate]) -> list[int]:
    return [place for place, one in enumerate(those) if one.hidden]


def _outcomes_sentence(figures: QuarterFigures, sums: Sequence[Sum], whole: Sum) -> str:
    """What is not shown is not told: the parts that are hidden are left out."""
    if whole.hidden:
        return sentences.HIDDEN
    outcomes = zip(figures.of_cut("outcome"), sums, strict=True)
    counts = [(one.name, each.count or 0) for one, each in outcomes if not each.hidden]
    return sentences.outcomes(figures.quarter.label, whole.count or 0, counts)


def _routes_sentence(names: Sequence[str], rows: Sequence[SumsRow]) -> str:
    totals = [sum(parts[place].count or 0 for _, parts, _ in rows) for place in range(len(names))]
    most = totals.index(max(totals))
    if any(parts[most].hidden or whole.hidden for _, parts, whole in rows):
        return sentences.HIDDEN
    months = [(month, parts[most].count or 0, whole.count or 0) for month, parts, whole in rows]
    return sentences.routes(names[most], months)


def _percentage(one: PlanRate) -> float | None:
    return None if one.rate is None else float(100 * one.rate)


def _with_open(rows: Sequence[SumsRow]) -> list[str]:
    return [name for name, parts, _ in rows if any(part.provisional for part in parts)]


def _has_gaps(rows: Sequence[SumsRow]) -> bool:
    return any(part.count is None and not part.hidden for _, parts, _ in rows for part in parts)


def _provisional(names: Sequence[str]) -> str:
    if not names:
        return ""
    return (
        f"Some figures of {sentences.listed(names)} are marked {tables.MARK} in the table: the "
        "sheet’s printed totals leave them open."
    )


def small_numbers(figures: QuarterFigures) -> tuple[str, ...]:
    """What was done to small numbers, if anything was."""
    if figures.rule is None:
        return ()
    return (f"{figures.rule.sentence} {sentences.ADDED_AS_SHOWN}",)


def _origin(figures: QuarterFigures) -> dict[str, Any]:
    return {
        "rounding": figures.rule.rounding if figures.rule else "",
        "source": figures.origin.source,
        "as_at": month_name(figures.months[-1]),
        "illustrative": figures.origin.illustrative,
    }
