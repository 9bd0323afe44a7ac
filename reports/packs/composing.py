"""A pack from the tables of an edition: which rows it tells, in which order, in which words. Pure.

Nothing is worked out anew here, but sums that the strategy paper's tables print for the team.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from iccportal.charts.units import Unit
from iccportal.lib.nhs_calendar import Quarter, day_label
from reports.contents import FIGURES, MEASURES, PROVENANCE, SERIES, STORIES, WHOLE, Contents
from reports.fields import Table
from reports.packs.pack import Pack, Point, Section, Series, Told
from reports.packs.paper_tables import paper_tables
from reports.places import Places, places_of
from reports.records import Record, records


class NotInEdition(Exception):
    """The edition lacks a place or measures that were asked for; the sentence says which."""


def compose(contents: Contents, subject: str, measures: Sequence[str]) -> Pack:
    """The pack of a place (by code), with measures (by code) in the order given.

    NotInEdition tells what the edition does not have.
    """
    source = _Source(contents, places_of(contents))
    source.hold(subject, measures)
    heading = contents.heading
    name = source.places.name(subject)
    below = source.places.below(subject)
    return Pack(
        title=f"{name}: {Quarter.of(heading.last_month).label}",
        subject=name,
        heading=heading,
        sections=tuple(source.section(code, subject, below) for code in measures),
        tables=tuple(paper_tables(contents, source.places, subject)),
        stories=tuple(source.stories(subject)),
        notes=tuple(filter(None, (heading.rule, heading.reason))),
        provenance=tuple(source.provenance(subject)),
    )


def section_of(contents: Contents, measure: str, place: str) -> Section:
    """A measure of a place by itself, without the places below it.

    NotInEdition tells which of the two the edition does not have.
    """
    source = _Source(contents, places_of(contents))
    source.hold(place, [measure])
    return source.section(measure, place, ())


@dataclass(frozen=True)
class _Source:
    """The rows of an edition, by what they are looked up by."""

    contents: Contents
    places: Places

    @cached_property
    def measures(self) -> dict[str, Record]:
        return {row.text("code"): row for row in self._records(MEASURES)}

    @cached_property
    def told(self) -> dict[tuple[str, str], Record]:
        return {(row.text("measure"), row.text("place")): row for row in self._records(SERIES)}

    @cached_property
    def points(self) -> dict[tuple[str, str], list[Point]]:
        found: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
        for row in self._records(FIGURES):
            found[row.text("measure"), row.text("place")].append(_point(row))
        return found

    def hold(self, subject: str, measures: Sequence[str]) -> None:
        """Refuse a place and measures that the edition does not tell of."""
        if subject not in self.places.codes:
            raise NotInEdition(f'The edition has no place "{subject}".')
        if unknown := [code for code in measures if code not in self.measures]:
            raise NotInEdition(f"The edition has no measure {', '.join(unknown)}.")

    def section(self, code: str, subject: str, below: Sequence[str]) -> Section:
        """A measure of the subject and of the places below it that have a series of it."""
        measure = self.measures[code]
        told = [place for place in below if (code, place) in self.told]
        own, *others = _since_first_figure(
            [self._series(measure, place) for place in (subject, *told)]
        )
        return Section(
            code=code,
            name=measure.text("name"),
            question=measure.text("question"),
            unit=_unit(measure),
            numerator=measure.text("numerator"),
            denominator=measure.text("denominator"),
            target_name=measure.text("target_name"),
            subject=own,
            communities=tuple(others),
            definition=tuple(_definition(measure)),
        )

    def _series(self, measure: Record, place: str) -> Series:
        at = measure.text("code"), place
        name, short = self.places.name(place), self.places.short(place)
        if at not in self.told:
            return Series(name, short, f"This is not measured for {name} as a whole.", ())
        row = self.told[at]
        return Series(
            place=name,
            short_name=short,
            sentence=row.text("sentence"),
            points=self.points[at][-(measure.whole("chart_months") or 0) :],
            variation=row.text("variation_words"),
            assurance=row.text("assurance_words"),
            provisional=row.text("provisional"),
            notes=row.lines("notes"),
            source=row.text("source"),
            as_at=row.day("as_at"),
            illustrative=row["illustrative"] is True,
        )

    def stories(self, subject: str) -> Iterator[Told]:
        """What was told of the subject, and of every place within it, in the quarter."""
        places = self.places.within(subject)
        months = Quarter.of(self.contents.heading.last_month).months
        for row in self._records(STORIES):
            if row.text("place") in places and row["month"] in months:
                measure = self.measures.get(row.text("measure"))
                yield Told(
                    place=self.places.name(row.text("place")),
                    month=row.month("month"),
                    kind=row.text("kind").replace("_", " ").capitalize(),
                    about=measure.text("name") if measure else row.text("theme"),
                    text=row.text("text"),
                )

    def provenance(self, subject: str) -> Iterator[tuple[str, str, str]]:
        """Where the figures came from: source, day, and in a pack of the whole the checksum.

        A pack of one place goes to people who do not read the others in full, and of a file with
        a few lines the counts could be tried until its checksum is the same.
        """
        of_whole = self.places.kind(subject) == WHOLE
        for row in self._records(PROVENANCE):
            day = row.day("taken_in")
            taken_in = "" if day is None else day_label(day)
            yield row.text("source"), taken_in, row.text("sha256") if of_whole else ""

    def _records(self, table: Table) -> Iterator[Record]:
        return records(table, self.contents.rows[table.name])


def _since_first_figure(all_series: Sequence[Series]) -> list[Series]:
    """The series without the months before any of them has a figure, shown or hidden."""
    known = [point.month for series in all_series for point in series.points if point.is_told]
    first = min(known, default=date.min)
    return [
        replace(series, points=[point for point in series.points if point.month >= first])
        for series in all_series
    ]


def _point(row: Record) -> Point:
    return Point(
        month=row.month("month"),
        value=row.number("value"),
        state=row.text("state"),
        numerator=row.number("numerator"),
        denominator=row.number("denominator"),
        target=row.number("target"),
        mean=row.number("mean"),
        lower=row.number("lower"),
        upper=row.number("upper"),
        point_type=row.text("point_type"),
        limits_from=row.whole("limits_from"),
    )


def _unit(measure: Record) -> Unit:
    return Unit(
        axis=measure.text("unit"),
        one=measure.text("one"),
        many=measure.text("many"),
        decimals=measure.whole("decimals") or 0,
        percentage=measure["percentage"] is True,
    )


# What a reader of a pack needs of a definition.
_DEFINED = (
    *("question", "why_it_matters", "numerator", "denominator"),
    *("source", "source_owner", "refresh", "caveats", "owner"),
)


def _definition(measure: Record) -> Iterator[tuple[str, str]]:
    for field in MEASURES.fields:
        if field.name in _DEFINED and measure.text(field.name):
            yield field.title, measure.text(field.name)
