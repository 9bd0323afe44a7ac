"""A community's practices: their share, their part of the trajectory and their activity."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from iccportal.lib.nhs_calendar import month_label, month_name
from iccportal.tables import FiguresTable, Heading, figures_table
from iccs.queries import homes
from measures.states import MISSING_WORDS, NOT_SENT
from targets.queries import open_practices, practice_months
from targets.rebase_queries import practice_names, shares_of
from targets.shown_shares import SHARE_DECIMALS, ShownShares
from targets.trajectory import InForce


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One practice in a month: its share of all activity and its exact part of the trajectory.

    `actual` is None where it sent nothing; a practice that has closed sends nothing. One that
    `has_left` counts for another community by then, whose figure it is.
    """

    name: str
    actual: int | None
    is_open: bool
    has_left: bool
    share: Fraction
    exact: Fraction | None


def practice_rows(
    stream: str, month: date, communities: Collection[str], in_force: InForce
) -> list[PracticeRow]:
    """The practices that counted for the communities at the rebase in force; five queries.

    In order of their names. None where no rebase was in force.
    """
    shares_then = in_force.set_of(month)
    if shares_then is None:
        return []
    shares = shares_of([shares_then.rebase])[shares_then.rebase]
    names = practice_names([share.practice for share in shares])
    actual = {row.practice: row.activity for row in practice_months(stream, [month])}
    homes_then = homes([month])[month]
    still_open = open_practices([month])[month]
    planned = in_force.planned(month)
    rows = [
        PracticeRow(
            name=names[share.practice],
            actual=None if has_left else actual.get(share.practice),
            is_open=share.practice in still_open,
            has_left=has_left,
            share=(part := Fraction(share.activity, shares_then.total)),
            exact=None if planned is None else part * planned,
        )
        for share in shares
        if share.community in communities and (share.activity or share.practice in still_open)
        for has_left in [homes_then.get(share.practice) not in communities]
    ]
    return sorted(rows, key=lambda row: row.name)


def practices_table(
    rows: Sequence[PracticeRow], month: date, shown: ShownShares, about: Mapping[str, str]
) -> FiguresTable:
    """The practices with their part of the trajectory; in full it is no whole number."""
    label, share = month_label(month), 2 if shown.in_full else SHARE_DECIMALS
    columns = [
        Heading("name", "Practice", field="practice"),
        Heading("actual", f"{label}: actual", decimals=0, field="value"),
        Heading(
            "exact",
            f"{label}: part of the trajectory",
            decimals=shown.figure_decimals,
            field="target",
        ),
        Heading(
            "share", "Share of all admissions", decimals=share, unit="%", field="share_percent"
        ),
    ]
    return figures_table(
        caption=f"Practices, {month_name(month)}",
        columns=columns,
        rows=[_row(row, shown) for row in rows],
        about=about,
    )


def _row(row: PracticeRow, shown: ShownShares) -> dict[str, object]:
    return {
        "name": row.name,
        "actual": _missing(row) if row.actual is None else row.actual,
        "exact": "no trajectory" if row.exact is None else shown.figure(row.exact),
        "share": shown.percent(row.share),
    }


def _missing(row: PracticeRow) -> str:
    if not row.is_open:
        return "closed or merged"
    return "has left since" if row.has_left else MISSING_WORDS[NOT_SENT].lower()
