"""The strategy paper's own tables: reablement by route and outcome, PAM, and trajectories. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from iccportal.lib.nhs_calendar import Quarter, month_label
from reports.contents import ACTIVATION, TARGETS, Contents
from reports.packs.pack import Cell, PaperTable
from reports.packs.paper_cells import hidden_note, number_cell
from reports.packs.paper_sources import OF_ACTIVATION, behind, held_against, name_of_stream
from reports.packs.reablement_tables import reablement_tables
from reports.places import Places
from reports.records import records

OCCASIONS: Final = {"first": "First assessment", "repeat": "Repeat assessment"}


def paper_tables(contents: Contents, places: Places, subject: str) -> Iterator[PaperTable]:
    """Each table that the edition has figures for, of a place and those that report for it."""
    months = Quarter.of(contents.heading.last_month).months
    yield from reablement_tables(contents, places, subject, months)
    if activation := _activation(contents, places, subject):
        yield activation
    yield from _trajectories(contents, places, subject, months)


def _activation(contents: Contents, places: Places, subject: str) -> PaperTable | None:
    shown = (subject, *places.below(subject))
    found = {
        (row.text("place"), row.text("occasion"), row.whole("level")): row
        for row in records(ACTIVATION, contents.rows[ACTIVATION.name])
        if row["place"] in shown
    }
    with_people = {place for place, _, _ in found}
    own = [code for code in shown if code in with_people]
    if not own:
        return None
    levels = sorted({level for _, _, level in found if level is not None})
    sets = dict.fromkeys(row.text("level_set") for row in found.values())
    source, as_at = behind(contents, OF_ACTIVATION, own)
    return PaperTable(
        key="patient-activation",
        title="Patient activation when first assessed and when assessed again",
        sentence="People at each PAM level, from the beginning to the end of the quarter.",
        headings=("Place", "Occasion", *(f"Level {level}" for level in levels)),
        rows=tuple(
            (
                places.short(code),
                words,
                *(number_cell(found.get((code, occasion, level)), "people") for level in levels),
            )
            for code in own
            for occasion, words in OCCASIONS.items()
        ),
        notes=(f"Levels by {', '.join(sets)}.", *hidden_note(found.values())),
        source=source,
        as_at=as_at,
        illustrative=any(row["illustrative"] is True for row in found.values()),
    )


def _trajectories(
    contents: Contents, places: Places, subject: str, months: Sequence[date]
) -> Iterator[PaperTable]:
    """A table for each stream, named by the measure that is held against it."""
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
        name = name_of_stream(contents, stream)
        yield PaperTable(
            key=f"trajectory-{stream}",
            title=f"{name}: trajectory in force, {quarter}",
            sentence=f"{name}: what the trajectory came to for each place in {quarter}.",
            headings=("Month", *map(places.short, columns)),
            rows=tuple(
                (month_label(month), *(_planned(planned.get((at, month))) for at in columns))
                for month in months
            ),
            # shares are of the measure's own figures; when its latest came says nothing of them
            source=behind(contents, held_against(contents, stream), columns).source,
            illustrative=any(row["illustrative"] is True for row in of),
        )


def _planned(figure: float | None) -> Cell:
    return "No trajectory" if figure is None else figure
