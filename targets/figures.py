"""Charts of trajectories and shares, from facts that are read already."""

from collections.abc import Sequence
from datetime import date

from iccportal.charts.component import Chart
from iccportal.charts.lines import MOST_LINES, LinesFacts, Series, lines_chart
from iccportal.charts.marks import Mark
from iccportal.charts.trajectory import TrajectoryFacts, trajectory_chart
from iccportal.charts.units import Unit
from iccportal.lib.month_spans import month_spans
from iccportal.lib.nhs_calendar import Quarter, month_name
from iccportal.lib.rounding import format_percent
from iccs.queries import Place
from measures.charted import as_number
from measures.figure import Figure, Number
from measures.figures import Place as Position
from measures.queries import Provenance
from measures.states import MISSING_WORDS, PROVISIONAL
from targets.picture import Picture
from targets.shown_shares import ShownShares
from targets.standing import Standing
from targets.tables import shares_table, standing_table
from targets.trajectory import ShareSet

SHARE = Unit(axis="Share of all admissions, %", decimals=1, percentage=True)
LARGEST_ALONE = f"The {MOST_LINES} largest shares are drawn; the table has all of them."
HIDDEN_SHARES = "Shares are hidden to protect small numbers; what is hidden is not drawn."
CROSSES_A_CHANGE = (
    "Practices joined, left or merged in {months}. Figures are counted where practices belonged "
    "in each month."
)


def trajectory(picture: Picture, standing: Standing, codes: Sequence[str], at: Position) -> Chart:
    """Actual figures of the communities together against the trajectory that was in force."""
    figures = standing.figures
    provenance = _provenance(picture, figures)
    drawn = TrajectoryFacts(
        months=[figure.month for figure in figures],
        actual=[_number(figure.value) for figure in figures],
        planned=[_number(figure.target) for figure in figures],
        unit=picture.measure.unit,
        planned_name="Trajectory",
        marks=_rebase_marks(picture, figures, codes),
    )
    return Chart(
        key=at.key,
        heading=at.heading,
        level=at.level,
        sentence=standing.sentence,
        figure=trajectory_chart(drawn),
        table=standing_table(standing, picture.measure.code),
        source=provenance.source or picture.measure.source,
        as_at=_as_at(figures),
        illustrative=provenance.illustrative or picture.in_force.illustrative,
        provisional=_provisional(figures),
        rounding=standing.rule.rounding if standing.rule else "",
        notes=(*_small_numbers(standing), *_missing(figures), *_changes(picture)),
    )


def shares(
    sets: Sequence[ShareSet],
    places: Sequence[Place],
    plan: Provenance,
    at: Position,
    shown: ShownShares,
) -> Chart:
    """Each community's share at each rebase. `sets` and `places` are not empty.

    The shares come from the activity of each window; `plan` is where the trajectories that they
    share out came from.
    """
    told = [p for p in places if not any(shown.hides(s.effective_from, [p.code]) for s in sets)]
    drawn = _largest(sets, told)
    return Chart(
        key=at.key,
        heading=at.heading,
        sentence=shares_sentence(sets, told) if told else HIDDEN_SHARES,
        figure=lines_chart(
            LinesFacts(
                months=[each.effective_from for each in sets],
                series=[_share_series(sets, place, shown) for place in drawn],
                unit=SHARE,
            )
        ),
        table=shares_table(sets, places, shown),
        source="; ".join(dict.fromkeys(each.source for each in sets if each.source)),
        as_at=month_name(sets[-1].effective_from),
        illustrative=plan.illustrative or any(each.illustrative for each in sets),
        notes=(
            *([HIDDEN_SHARES] if len(told) < len(places) else []),
            *([LARGEST_ALONE] if len(drawn) < len(told) else []),
        ),
        level=at.level,
    )


def _largest(sets: Sequence[ShareSet], places: Sequence[Place]) -> list[Place]:
    """The places with the largest shares now, in their own order."""
    by_share = sorted(places, key=lambda place: sets[-1].share([place.code]), reverse=True)
    return [place for place in places if place in by_share[:MOST_LINES]]


def _share_series(sets: Sequence[ShareSet], place: Place, shown: ShownShares) -> Series:
    values = [shown.percent(each.share([place.code])) for each in sets]
    return Series(name=place.short, values=values)


def shares_sentence(sets: Sequence[ShareSet], places: Sequence[Place]) -> str:
    """Whose share moved most since the first rebase."""
    first, last = sets[0], sets[-1]
    moved = max(places, key=lambda p: abs(last.share([p.code]) - first.share([p.code])))
    before, after = first.share([moved.code]), last.share([moved.code])
    if before == after:
        return f"No share has moved since {Quarter.of(first.effective_from).label}."
    return (
        f"From {Quarter.of(first.effective_from).label} to "
        f"{Quarter.of(last.effective_from).label} the share of {moved.name} moved most, from "
        f"{format_percent(before.numerator, before.denominator)} to "
        f"{format_percent(after.numerator, after.denominator)}."
    )


def _rebase_marks(picture: Picture, figures: Sequence[Figure], codes: Sequence[str]) -> list[Mark]:
    """A mark for each rebase that took effect within the months shown."""
    months = {figure.month for figure in figures}
    return [
        Mark(
            month=each.effective_from,
            label=Quarter.of(each.effective_from).label,
            reason=_rebased(picture, each, codes),
        )
        for each in picture.in_force.sets
        if each.effective_from in months
    ]


def _rebased(picture: Picture, shares: ShareSet, codes: Sequence[str]) -> str:
    if picture.hides_share(codes, shares.effective_from):
        return "shares rebased"
    return f"shares rebased; share {_percent(shares, codes)}"


def _percent(shares: ShareSet, codes: Sequence[str]) -> str:
    share = shares.share(codes)
    return format_percent(share.numerator, share.denominator)


def _provenance(picture: Picture, figures: Sequence[Figure]) -> Provenance:
    batches = {batch for figure in figures for batch in figure.batches}
    return picture.sources.of(batches | picture.in_force.batches)


def _number(value: Number | None) -> float | None:
    return None if value is None else as_number(value)


def _as_at(figures: Sequence[Figure]) -> str:
    known = [figure.month for figure in figures if figure.value is not None]
    return month_name(known[-1]) if known else "no figures yet"


def _provisional(figures: Sequence[Figure]) -> str:
    months = [figure.month for figure in figures if figure.state == PROVISIONAL]
    return f"Provisional: {month_spans(months)}." if months else ""


def _small_numbers(standing: Standing) -> list[str]:
    if standing.rule is None:
        return []
    return [f"{standing.rule.sentence} The year to date adds up the months as they are shown."]


def _missing(figures: Sequence[Figure]) -> list[str]:
    found: dict[str, list[date]] = {}
    for figure in figures:
        if figure.value is None:
            found.setdefault(MISSING_WORDS[figure.state], []).append(figure.month)
    return [f"{words}: {month_spans(months)}." for words, months in found.items()]


def _changes(picture: Picture) -> list[str]:
    if not picture.changes:
        return []
    return [CROSSES_A_CHANGE.format(months=month_spans(picture.changes))]
