"""The tables of reablement: the two that the sheet prints, and those behind the charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import escape
from typing import Any

from django.utils.html import format_html

from iccportal.lib.coded import Coded, code_of
from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.rounding import rounded
from iccportal.tables import Column as TableColumn
from iccportal.tables import FiguresTable, NumberColumn, Row
from measures.states import HIDDEN_WORD, PROVISIONAL
from reablement.columns import Column
from reablement.plan_rate import PlanRate
from reablement.queries import QuarterFigures
from reablement.sheet import CategoryKey, Sum

MARK = "[p]"
ALL = "all"  # in codes: every month, category or community that sent figures
NOT_SENT = "not sent"
NOT_PRINTED = Coded("–", "not_printed")
CUT_TITLES = {"route": "Route of access", "outcome": "Outcome of assessment"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a table shows it: with the mark of a provisional one, or why there is none."""

    value: int | Fraction | None
    provisional: bool = False
    missing: str = NOT_SENT


NO_ROW = Figure(None)  # the sheet has no such row for the month


@dataclass(frozen=True, slots=True)
class RowName:
    """The name of a row under a month's sub-total; the month is read out, not seen again.

    `name` is a category's, with its code.
    """

    name: Coded
    month: date


class FigureColumn(NumberColumn):
    """Figures, marked wherever they are shown: in codes by their state."""

    def text(self, value: Figure) -> str:
        """The number with its mark, or the words in its place."""
        words = super().text(value.missing if value.value is None else value.value)
        return f"{words} {MARK}" if value.provisional else words

    def markup(self, value: Figure) -> str:
        """The same, never broken before its mark."""
        return escape(self.text(value)).replace(f" {MARK}", f"&nbsp;{MARK}")

    def raw(self, value: Figure) -> Any:
        """The number for a file; a provisional one keeps its mark."""
        if value.value is None or value.provisional:
            return self.text(value)
        return self._rounded(value.value)

    def coded(self, value: Figure) -> tuple[Any, str]:
        """The number without its mark, and its state."""
        if value.value is None:
            return None, code_of(value.missing)
        return self._rounded(value.value), PROVISIONAL if value.provisional else ""

    def _rounded(self, number: int | Fraction) -> Any:
        return rounded(number, self.decimals) if self.decimals else number


class RowNameColumn(TableColumn):
    """Names of rows: of months, which are `Coded`, of their parts, and of the whole quarter."""

    def markup(self, value: RowName | str) -> str:
        """A part's name, with its month for those who hear the table."""
        if isinstance(value, str):
            return escape(value)
        return format_html(
            '<span class="nhsuk-u-visually-hidden">{}, </span>{}',
            month_label(value.month),
            value.name,
        )

    def raw(self, value: RowName | str) -> str:
        """The same in one piece."""
        return value if isinstance(value, str) else f"{month_label(value.month)}, {value.name}"

    def fields(self, key: str) -> tuple[str, ...]:
        """A row is of a month and of a category."""
        return "month", "category"

    def coded(self, value: RowName | Coded) -> tuple[str, str]:
        """Both, or `all` of them."""
        if isinstance(value, RowName):
            return value.month.isoformat(), value.name.code
        return value.code, ALL


def printed_table(figures: QuarterFigures, columns: Sequence[Column], cut: str) -> FiguresTable:
    """A cut as the sheet prints it: months with sub-totals, their categories, the grand total."""
    keys = [one.key for one in figures.of_cut(cut)]
    rows: list[Row] = []
    for month in figures.months:
        rows.append(_row(figures, columns, coded_month(month), [month], keys) | {"is_total": True})
        for one in figures.of_cut(cut):
            row = _row(
                figures, columns, RowName(Coded(one.name, one.key.code), month), [month], [one.key]
            )
            if row["all"] != NO_ROW:
                rows.append(row)
    total = _row(figures, columns, Coded("Grand total", ALL), figures.months, keys) | {
        "is_total": True
    }
    heads = [(column.code, FigureColumn(verbose_name=column.name)) for column in columns]
    return FiguresTable(
        [*rows, total],
        caption=f"{CUT_TITLES[cut]} by month and community",
        about={"cut": cut},
        extra_columns=[
            ("name", RowNameColumn(verbose_name=f"Month and {CUT_TITLES[cut].lower()}")),
            *heads,
            ("all", FigureColumn(verbose_name="Grand total")),
        ],
    )


def coded_month(month: date) -> Coded:
    """A month as a row is called by it."""
    return Coded(month_label(month), month.isoformat())


def _row(
    figures: QuarterFigures,
    columns: Sequence[Column],
    name: Coded | RowName,
    months: Sequence[date],
    keys: Sequence[CategoryKey],
) -> dict[str, Any]:
    sheet = figures.sheet
    sums = {
        column.code: sheet.sum(months=months, communities=column.communities, categories=keys)
        for column in columns
    }
    sums["all"] = sheet.sum(months=months, communities=sheet.communities, categories=keys)
    provisional = any(one.provisional for one in sums.values())
    return {code: _figure(one) for code, one in sums.items()} | {
        "name": name,
        "provisional": provisional,
    }


def shares_table(
    caption: str,
    naming: TableColumn,
    parts: Sequence[tuple[str, str]],
    rows: Sequence[tuple[str, Sequence[Sum], Sum]],
    total: tuple[str, Sequence[Sum], Sum],
    missing: str = NOT_SENT,
    *,
    about: Mapping[str, str],
) -> FiguresTable:
    """Counts and shares: `parts` are keys and names, each row a name, its parts and its whole.

    `naming` is the column of the names.
    """
    keys = [key for key, _ in parts]
    last = _shares_row(keys, *total, missing) | {"is_total": True}
    counts = [(key, FigureColumn(verbose_name=name)) for key, name in parts]
    shares = [
        (f"{key}_percent", FigureColumn(verbose_name=f"{name}, share", decimals=1, unit="%"))
        for key, name in parts
    ]
    return FiguresTable(
        [*(_shares_row(keys, *row, missing) for row in rows), last],
        caption=caption,
        about=about,
        extra_columns=[
            ("name", naming),
            *counts,
            ("whole", FigureColumn(verbose_name="All", field=ALL)),
            *shares,
        ],
    )


def _shares_row(
    keys: Sequence[str], name: str, sums: Sequence[Sum], whole: Sum, missing: str
) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "whole": _figure(whole)}
    hidden = whole.hidden or any(one.hidden for one in sums)
    word = HIDDEN_WORD if hidden else NOT_SENT if whole.count is None else missing
    for key, one in zip(keys, sums, strict=True):
        row[key] = Figure(one.count, one.provisional, word)
        row[f"{key}_percent"] = Figure(_percentage(one, whole), one.provisional, word)
    return row | {"provisional": any(one.provisional for one in [*sums, whole])}


def plan_rate_table(
    rates: Sequence[PlanRate], caption: str, about: Mapping[str, str]
) -> FiguresTable:
    """Plans, assessments and the rate of each; the last row is the total."""
    rows = [
        {
            "name": one.name,
            "plans": _figure(one.plans),
            "assessments": _figure(one.assessments),
            "rate": Figure(
                None if one.rate is None else 100 * one.rate,
                one.provisional,
                HIDDEN_WORD if one.hidden else NOT_SENT,
            ),
            "provisional": one.provisional,
        }
        for one in rates
    ]
    return FiguresTable(
        [*rows[:-1], rows[-1] | {"is_total": True}],
        caption=caption,
        about=about,
        extra_columns=[
            ("name", TableColumn(verbose_name="Community", field="place")),
            ("plans", FigureColumn(verbose_name="Ended in a plan", field="numerator")),
            ("assessments", FigureColumn(verbose_name="Assessments", field="denominator")),
            ("rate", FigureColumn(verbose_name="Share", decimals=1, unit="%", field="value")),
        ],
    )


def _figure(one: Sum) -> Figure:
    return Figure(one.count, one.provisional, HIDDEN_WORD if one.hidden else NOT_SENT)


def _percentage(one: Sum, whole: Sum) -> Fraction | None:
    return None if one.count is None or not whole.count else Fraction(100 * one.count, whole.count)
