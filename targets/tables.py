"""The tables of this room."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from iccportal.lib.coded import Coded, code_of
from iccportal.lib.nhs_calendar import Quarter, day_label, month_label, month_name
from iccportal.lib.rounding import format_percent
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from iccs.queries import Place
from measures.figure import Figure, Number
from measures.states import HIDDEN_WORD, MISSING_WORDS, PROVISIONAL, SUPPRESSED
from targets.change import Change
from targets.providers import NEL
from targets.rebase_queries import RebaseFacts
from targets.shown_shares import ShownShares
from targets.standing import Standing
from targets.trajectory import ShareSet

Row = dict[str, Any]
ALL = "all"  # all communities that a table has a row for, which need not be the whole
_ABOUT = {"stream": NEL}


def standing_table(standing: Standing, measure: str) -> FiguresTable:
    """Actual and trajectory, month by month."""
    columns = [
        Heading("month", "Month", month=True),
        Heading("actual", "Actual", decimals=0, field="value"),
        Heading("planned", "Trajectory", decimals=0, field="target"),
        Heading("difference", "Difference", decimals=0),
        Heading("status", "Status", field="state"),
    ]
    rows = [_standing_row(figure) for figure in standing.figures]
    return figures_table(
        caption=f"Actual against trajectory, {standing.name}",
        columns=columns,
        rows=rows,
        about={"measure": measure, "place": code_of(standing.name)},
    )


def communities_table(
    measure: str, whole: Standing, standings: Sequence[tuple[Place, Standing]], query: str
) -> FiguresTable:
    """The latest month and the year to date, the whole first, then every community.

    `query` keeps the period that was asked for in the links.
    """
    month = whole.figures[-1].month
    label = month_label(month)
    columns = [
        Heading("name", "Place", link=True, field="place"),
        Heading("actual", f"{label}: actual", decimals=0, field="value"),
        Heading("planned", f"{label}: trajectory", decimals=0, field="target"),
        Heading("difference", f"{label}: difference", decimals=0),
        Heading("year_actual", "Year to date: actual", decimals=0, field="year_value"),
        Heading("year_planned", "Year to date: trajectory", decimals=0, field="year_target"),
        Heading("year_difference", "Year to date: difference", decimals=0),
    ]
    rows = [{"name": whole.name, "is_total": True, **_latest_and_year(whole)}]
    rows += [
        {"name": _community_link(place, query), **_latest_and_year(standing)}
        for place, standing in standings
    ]
    caption = f"{month_name(month)} and the year to date"
    about = {"measure": measure, "month": month.isoformat()}
    return figures_table(caption=caption, columns=columns, rows=rows, about=about)


def shares_table(
    sets: Sequence[ShareSet], places: Sequence[Place], shown: ShownShares
) -> FiguresTable:
    """Every community's share, a row for each rebase."""
    columns = [
        Heading("quarter", "From quarter", field="rebase"),
        *(Heading(place.code, place.short, decimals=1, unit="%") for place in places),
    ]
    rows = [
        {
            "quarter": _from_quarter(each.effective_from),
            **{place.code: _share(each, place, shown) for place in places},
        }
        for each in sets
    ]
    caption = "Shares at each rebase"
    return figures_table(caption=caption, columns=columns, rows=rows, about=_ABOUT)


def _from_quarter(start: date) -> Coded:
    return Coded(Quarter.of(start).label, start.isoformat())


def _share(shares: ShareSet, place: Place, shown: ShownShares) -> float | str:
    if shown.hides(shares.effective_from, [place.code]):
        return HIDDEN_WORD
    return shown.percent(shares.share([place.code]))


def rebases_table(rebases: Sequence[RebaseFacts]) -> FiguresTable:
    """The rebases, newest first."""
    columns = [
        Heading("quarter", "Takes effect", link=True, field="rebase"),
        Heading("window", "Window"),
        Heading("signed_by", "Signed by"),
        Heading("signed_on", "Signed on"),
        Heading("status", "Status"),
    ]
    rows = [_rebase_row(rebase) for rebase in reversed(rebases)]
    return figures_table(caption="Rebases", columns=columns, rows=rows, about=_ABOUT)


def comparison_table(
    changes: Sequence[tuple[Place, Change]],
    before: RebaseFacts,
    after: RebaseFacts,
    shown: ShownShares,
) -> FiguresTable:
    """Every community's share and figure before and after, and the parts of the change."""
    first, then = after.quarter.previous().label, after.quarter.label
    of_figures = {
        "before": f"Figure, {first}",
        "after": f"Figure, {then}",
        "total": "Change",
        "bay": "Because the whole’s trajectory changed",
        "moved": "Because practices moved",
        "own": "Because of its own activity",
    }
    columns = [
        Heading("name", "Community", field="place"),
        Heading("share_before", f"Share, {first}", decimals=1, unit="%"),
        Heading("share_after", f"Share, {then}", decimals=1, unit="%"),
        *(Heading(key, words, decimals=shown.figure_decimals) for key, words in of_figures.items()),
    ]
    starts = before.effective_from, after.effective_from
    rows = [
        {
            "name": Coded(place.short, place.code),
            **_change_row(change, [shown.hides(start, [place.code]) for start in starts], shown),
        }
        for place, change in changes
    ]
    everybody = Coded("All communities", ALL)
    rows.append({"name": everybody, "is_total": True, **_sums(rows)})
    about = _about_rebase(after)
    return figures_table(caption="Shares and figures", columns=columns, rows=rows, about=about)


def first_shares_table(
    shares: Sequence[tuple[Place, Fraction]],
    planned: int,
    rebase: RebaseFacts,
    shown: ShownShares,
) -> FiguresTable:
    """Every community's share and figure at a rebase that has none before it."""
    columns = [
        Heading("name", "Community", field="place"),
        Heading("share", f"Share, {rebase.quarter.label}", decimals=1, unit="%"),
        Heading("figure", f"Figure, {rebase.quarter.label}", decimals=shown.figure_decimals),
    ]
    rows = [
        {"name": Coded(place.short, place.code), "share": HIDDEN_WORD, "figure": HIDDEN_WORD}
        if shown.hides(rebase.effective_from, [place.code])
        else {
            "name": Coded(place.short, place.code),
            "share": shown.percent(share),
            "figure": shown.figure(share * planned),
        }
        for place, share in shares
    ]
    about = _about_rebase(rebase)
    return figures_table(caption="Shares and figures", columns=columns, rows=rows, about=about)


def _about_rebase(rebase: RebaseFacts) -> dict[str, str]:
    return {**_ABOUT, "rebase": rebase.effective_from.isoformat()}


def _standing_row(figure: Figure) -> Row:
    missing = MISSING_WORDS.get(figure.state, "").lower()
    hidden = HIDDEN_WORD if figure.state == SUPPRESSED else ""
    actual = hidden or missing if figure.value is None else figure.value
    planned = _planned(figure)
    return {
        "month": figure.month,
        "actual": actual,
        "planned": planned,
        "difference": _difference(actual, planned),
        "status": Coded(missing or figure.state, figure.state),
        "provisional": figure.state == PROVISIONAL,
    }


def _planned(figure: Figure) -> Number | str:
    if figure.target is None:
        return HIDDEN_WORD if figure.target_hidden else "no trajectory"
    return figure.target


def _difference(actual: Number | str, planned: Number | str) -> Number | str:
    """The words of whichever is no number, where one is none."""
    if isinstance(actual, str):
        return actual
    return planned if isinstance(planned, str) else actual - planned


def _latest_and_year(standing: Standing) -> Row:
    latest, year = standing.figures[-1], standing.year
    row = _standing_row(latest)
    if year is None or year.last != latest.month:
        words = HIDDEN_WORD if standing.hides_year else "not known"
        return row | dict.fromkeys(("year_actual", "year_planned", "year_difference"), words)
    return row | {
        "year_actual": year.actual,
        "year_planned": year.planned,
        "year_difference": year.difference,
    }


def _community_link(place: Place, query: str) -> Link:
    address = reverse("targets:community", args=[place.code])
    name = Coded(place.short, place.code)
    return Link(name, f"{address}?{query}" if query else address)


def _rebase_row(rebase: RebaseFacts) -> Row:
    address = reverse("targets:rebase", args=[rebase.pk])
    return {
        "quarter": Link(_from_quarter(rebase.effective_from), address),
        "window": Coded(rebase.window_words, _span(rebase.window)),
        "signed_by": rebase.signed_by or "",
        "signed_on": _day(localdate(rebase.signed_at)) if rebase.signed_at else "",
        "status": Coded("Signed", "signed") if rebase.is_signed else Coded("Draft", "draft"),
    }


def _day(day: date) -> Coded:
    return Coded(day_label(day), day.isoformat())


def _span(months: tuple[date, date]) -> str:
    """Months as ISO 8601 has a span of time."""
    return "/".join(month.isoformat() for month in months)


def _change_row(change: Change, hidden: Sequence[bool], shown: ShownShares) -> Row:
    """`hidden` tells whether the share is, before and after."""
    before, after = hidden
    either = before or after
    told = not either and change.told_apart
    shares = {
        "share_before": None if before else change.share_before,
        "share_after": None if after else change.share_after,
    }
    figures = {
        "before": None if before else change.before,
        "after": None if after else change.after,
    }
    parts = shown.parts(change.bay_effect, *change.effects_of_share)
    bay, *of_share = map(float, parts)
    moved, own = of_share if told else (HIDDEN_WORD, HIDDEN_WORD)
    return {
        **{key: HIDDEN_WORD if n is None else shown.percent(n) for key, n in shares.items()},
        **{key: HIDDEN_WORD if n is None else shown.figure(n) for key, n in figures.items()},
        "total": HIDDEN_WORD if either else float(sum(parts)),
        "bay": HIDDEN_WORD if either else bay,
        "moved": moved,
        "own": own,
    }


def _sums(rows: Sequence[Mapping[str, Any]]) -> Row:
    keys = [key for key in rows[0] if key != "name"] if rows else []
    columns = {key: [row[key] for row in rows] for key in keys}
    return {
        # what was rounded adds up to what is written with as few digits
        key: HIDDEN_WORD if HIDDEN_WORD in own else round(sum(own), 9)
        for key, own in columns.items()
    }


def percent(share: Fraction) -> str:
    """A share in words: "10.3%"."""
    return format_percent(share.numerator, share.denominator)
