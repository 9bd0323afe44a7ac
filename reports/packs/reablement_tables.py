"""Reablement by route of access and by outcome, as the strategy paper prints it. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from iccportal.lib.nhs_calendar import Quarter, month_label
from iccportal.lib.small_numbers import Audience
from measures.states import PROVISIONAL
from reports.contents import REABLEMENT, Contents
from reports.fields import Value
from reports.packs.pack import Cell, PaperTable
from reports.packs.paper_cells import PROVISIONAL_MARK, hidden_note, number_cell, sum_cell
from reports.packs.paper_sources import OF_REABLEMENT, behind
from reports.places import Places
from reports.records import Record, records

CUTS: Final = {
    "route": ("reablement-route", "Reablement assessments by route of access", "Route of access"),
    "outcome": ("reablement-outcome", "Reablement assessments by outcome", "Outcome"),
}
PROVISIONAL_NOTE: Final = (
    f"{PROVISIONAL_MARK}: provisional. The council’s printed totals leave this figure open, or one "
    "that it adds up."
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The cells of a quarter by month, category and place, of those places that report."""

    cells: Mapping[tuple[Value, str, str], Record]
    months: Sequence[date]
    categories: Mapping[str, str]  # the name of each code
    places: Sequence[str]

    def of(
        self, months: Sequence[date], places: Sequence[str], categories: Collection[str] = ()
    ) -> list[Record | None]:
        """Some categories, or each, of some months and places; None where there is no row."""
        return [
            self.cells.get((month, category, place))
            for month in months
            for category in categories or self.categories
            for place in places
        ]


def reablement_tables(
    contents: Contents, places: Places, subject: str, months: Sequence[date]
) -> Iterator[PaperTable]:
    """A table of each cut that the edition has figures of, of the places that report."""
    reporting = places.reporting(subject)
    for cut in CUTS:
        found = [
            row
            for row in records(REABLEMENT, contents.rows[REABLEMENT.name])
            if row.text("cut") == cut and row["place"] in reporting and row["month"] in months
        ]
        if found:
            sheet = _Sheet(
                cells={(r["month"], r.text("category"), r.text("place")): r for r in found},
                months=months,
                categories={row.text("category"): row.text("category_name") for row in found},
                places=reporting,
            )
            yield _table(contents, places, sheet, cut)


def _table(contents: Contents, places: Places, sheet: _Sheet, cut: str) -> PaperTable:
    key, title, heading = CUTS[cut]
    found = sheet.cells.values()
    with_figures = {row.text("place") for row in found}
    columns = [code for code in places.codes if code in with_figures]
    with_sums = contents.heading.audience is Audience.TEAM
    quarter = Quarter.of(sheet.months[0]).label
    open_cells = any(row["state"] == PROVISIONAL for row in found)
    source, as_at = behind(contents, OF_REABLEMENT, columns)
    return PaperTable(
        key=key,
        title=f"{title}, {quarter}",
        sentence=_sentence(sheet, heading.lower(), quarter)
        if with_sums
        else f"{title} in {quarter}, as released.",
        headings=("Month", heading, *map(places.short, columns)),
        rows=(*_lines(sheet, columns), *(_sums(sheet, columns) if with_sums else ())),
        notes=(*((PROVISIONAL_NOTE,) if open_cells else ()), *hidden_note(found)),
        source=source,
        as_at=as_at,
        illustrative=any(row["illustrative"] is True for row in found),
    )


def _sentence(sheet: _Sheet, cut: str, quarter: str) -> str:
    """What was most frequent; the least there were, where cells have no figure."""
    known, counted = _counted(sheet, sheet.categories)
    if not known and not counted:
        return f"How many assessments were completed in {quarter}, by {cut}, is not known."
    if not known:
        told = f"At least {_completed(counted)} in {quarter}, by {cut}"
        return f"{told}; not all figures are known."
    each = {code: _counted(sheet, [code])[1] for code in sheet.categories}
    most = [code for code, count in each.items() if count == max(each.values())]
    if len(most) > 1 or not counted:
        return f"{_completed(counted)} in {quarter}, by {cut}."
    return (
        f"{sheet.categories[most[0]]} was the most frequent {cut}: {each[most[0]]:,.0f} of the "
        f"{counted:,.0f} assessments completed in {quarter}."
    )


def _counted(sheet: _Sheet, categories: Collection[str]) -> tuple[bool, float]:
    """Whether every cell of some categories has a figure, and what those that do come to."""
    rows = sheet.of(sheet.months, sheet.places, categories)
    counts = [row.number("count") if row else None for row in rows]
    return None not in counts, sum(count for count in counts if count is not None)


def _completed(count: float) -> str:
    return f"{count:,.0f} {'assessment was' if count == 1 else 'assessments were'} completed"


def _lines(sheet: _Sheet, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    for month in sheet.months:
        for code, name in sheet.categories.items():
            cells = (sheet.cells.get((month, code, place)) for place in columns)
            yield month_label(month), name, *(number_cell(cell, "count") for cell in cells)


def _sums(sheet: _Sheet, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """Sub-totals of the months and of the quarter, as the paper prints them."""
    for label, months in (
        *((month_label(m), [m]) for m in sheet.months),
        ("Quarter", sheet.months),
    ):
        yield label, "All", *(sum_cell(sheet.of(months, [at]), "count") for at in columns)
