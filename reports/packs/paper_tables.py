"""The strategy paper's own tables: reablement by route and outcome, PAM, and trajectories. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from iccportal.lib.nhs_calendar import Quarter, month_label
from iccportal.lib.small_numbers import Audience
from measures.states import MISSING_WORDS, PROVISIONAL, SUPPRESSED
from reports.contents import ACTIVATION, REABLEMENT, TARGETS, Contents
from reports.packs.pack import Cell, Marked, PaperTable
from reports.places import Places
from reports.records import Record, records

CUTS = {
    "route": ("reablement-route", "Reablement assessments by route of access", "Route of access"),
    "outcome": ("reablement-outcome", "Reablement assessments by outcome", "Outcome"),
}
OCCASIONS = {"first": "First assessment", "repeat": "Repeat assessment"}
PROVISIONAL_MARK = "[p]"
PROVISIONAL_NOTE = f"{PROVISIONAL_MARK}: provisional. The printed totals leave this figure open."
NO_ROW = "Not sent"
HIDDEN = "Hidden"  # in a cell; the note says why
WORDS = {**MISSING_WORDS, SUPPRESSED: HIDDEN}
HIDDEN_NOTE = f"{HIDDEN}: to protect small numbers."


def paper_tables(contents: Contents, places: Places, subject: str) -> Iterator[PaperTable]:
    """Each table that the edition has figures for, of a place and those that report for it."""
    months = Quarter.of(contents.heading.last_month).months
    for cut in CUTS:
        if found := _of_cut(contents, places, subject, cut, months):
            yield _reablement(contents, places, found, cut, months)
    if activation := _activation(contents, places, subject):
        yield activation
    yield from _trajectories(contents, places, subject, months)


def _of_cut(
    contents: Contents, places: Places, subject: str, cut: str, months: Sequence[date]
) -> list[Record]:
    own = set(places.reporting(subject))
    return [
        row
        for row in records(REABLEMENT, contents.rows[REABLEMENT.name])
        if row.text("cut") == cut and row["place"] in own and row["month"] in months
    ]


def _reablement(
    contents: Contents, places: Places, found: Sequence[Record], cut: str, months: Sequence[date]
) -> PaperTable:
    key, title, heading = CUTS[cut]
    columns = [code for code in places.codes if any(row["place"] == code for row in found)]
    categories = dict.fromkeys((row.text("category"), row.text("category_name")) for row in found)
    cells = {(row["month"], row.text("category"), row.text("place")): row for row in found}
    lines = [
        (month_label(month), name, *(_count(cells.get((month, code, at))) for at in columns))
        for month in months
        for code, name in categories
    ]
    with_sums = contents.heading.audience is Audience.TEAM
    quarter = Quarter.of(months[0]).label
    open_cells = any(row["state"] == PROVISIONAL for row in found)
    return PaperTable(
        key=key,
        title=f"{title}, {quarter}",
        sentence=_assessed(found, quarter) if with_sums else f"{title} in {quarter}, as released.",
        headings=("Month", heading, *map(places.short, columns)),
        rows=(*lines, *(_sums(found, columns, months) if with_sums else ())),
        notes=(*((PROVISIONAL_NOTE,) if open_cells else ()), *_hidden_note(found)),
        illustrative=any(row["illustrative"] is True for row in found),
    )


def _assessed(found: Sequence[Record], quarter: str) -> str:
    counted = sum(row.number("count") or 0 for row in found)
    return f"{counted:,.0f} assessments were completed in {quarter}."


def _sums(
    found: Sequence[Record], columns: Sequence[str], months: Sequence[date]
) -> Iterator[tuple[Cell, ...]]:
    """Sub-totals of the months and of the quarter, as the paper prints them."""
    for label, of in (*((month_label(m), [m]) for m in months), ("Quarter", list(months))):
        yield (
            label,
            "All",
            *(_sum([r for r in found if r["month"] in of and r["place"] == at]) for at in columns),
        )


def _sum(rows: Sequence[Record]) -> Cell:
    counts = [row.number("count") for row in rows]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else NO_ROW


def _count(row: Record | None, name: str = "count") -> Cell:
    if row is None:
        return NO_ROW
    count = row.number(name)
    if count is None:
        return WORDS.get(row.text("state"), NO_ROW)
    return Marked(count, PROVISIONAL_MARK) if row["state"] == PROVISIONAL else count


def _hidden_note(rows: Iterable[Record]) -> tuple[str, ...]:
    return (HIDDEN_NOTE,) if any(row["state"] == SUPPRESSED for row in rows) else ()


def _activation(contents: Contents, places: Places, subject: str) -> PaperTable | None:
    found = {
        (row.text("place"), row.text("occasion"), row.whole("level")): row
        for row in records(ACTIVATION, contents.rows[ACTIVATION.name])
    }
    own = [code for code in (subject, *places.below(subject)) if _has(found, code)]
    if not own:
        return None
    own_rows = [row for (place, _, _), row in found.items() if place in own]
    levels = sorted({level for _, _, level in found if level is not None})
    sets = dict.fromkeys(row.text("level_set") for row in found.values())
    return PaperTable(
        key="patient-activation",
        title="Patient activation when first assessed and when assessed again",
        sentence="People at each PAM level, from the beginning to the end of the quarter.",
        headings=("Place", "Occasion", *(f"Level {level}" for level in levels)),
        rows=tuple(
            (
                places.short(code),
                words,
                *(_count(found.get((code, occasion, level)), "people") for level in levels),
            )
            for code in own
            for occasion, words in OCCASIONS.items()
        ),
        notes=(f"Levels by {', '.join(sets)}.", *_hidden_note(own_rows)),
        illustrative=any(row["illustrative"] is True for row in found.values()),
    )


def _has(found: Mapping[tuple[str, str, int | None], Record], place: str) -> bool:
    return any(code == place for code, _, _ in found)


def _trajectories(
    contents: Contents, places: Places, subject: str, months: Sequence[date]
) -> Iterator[PaperTable]:
    own = {subject, *places.below(subject)}
    rows = [
        row
        for row in records(TARGETS, contents.rows[TARGETS.name])
        if row["place"] in own and row["month"] in months
    ]
    quarter = Quarter.of(months[0]).label
    for stream in dict.fromkeys(row.text("stream") for row in rows):
        of = [row for row in rows if row.text("stream") == stream]
        planned = {(row.text("place"), row["month"]): row.number("planned") for row in of}
        columns = [code for code in places.codes if any(place == code for place, _ in planned)]
        yield PaperTable(
            key=f"trajectory-{stream}",
            title=f"Trajectory in force, {quarter}",
            sentence=f"What the trajectory came to for each place in {quarter}.",
            headings=("Month", *map(places.short, columns)),
            rows=tuple(
                (month_label(month), *(_planned(planned.get((at, month))) for at in columns))
                for month in months
            ),
            illustrative=any(row["illustrative"] is True for row in of),
        )


def _planned(figure: float | None) -> Cell:
    return "No trajectory" if figure is None else figure
