"""Every difference between two states of an edition's months, as one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from iccportal.lib.small_numbers import Audience
from reports.contents import MEASURES, PLACES, TABLES, TELL_OF_ALL, Contents
from reports.csv_files import Values, csv_file, in_words
from reports.differences import Difference, differences
from reports.editions import code_of, contents_of
from reports.fields import Field, Kind, Row, Table, Value, word_field
from reports.models import Edition
from reports.since import since_closing

CHANGED, NEW, GONE = "changed", "new", "gone"
NOTHING: Final = "Nothing differs."


def _key_fields() -> tuple[Field, ...]:
    """The fields that tell rows apart, of all tables; those of one name once."""
    found: dict[str, Field] = {}
    for table in TABLES.values():
        for field in table.fields:
            if field.name in table.key:
                found.setdefault(field.name, field)
    return tuple(found.values())


KEYS: Final = _key_fields()
CHANGES: Final = Table(
    "changes",
    "Differences",
    "Each value that differs, and each row that is new or gone.",
    (
        Field("beside", "Set beside", Kind.TEXT, "The revision before, or the day, compared with."),
        Field("table", "Table", Kind.TEXT, "The table."),
        *KEYS,
        word_field(
            "change",
            "Change",
            "changed, or new or gone of a whole row.",
            f"{CHANGED} {NEW} {GONE}",
        ),
        Field("column", "Column", Kind.TEXT, "Which column; empty for a whole row."),
        Field("before", "Before", Kind.TEXT, "What it was."),
        Field("after", "After", Kind.TEXT, "What it is."),
        Field(
            "illustrative",
            "Illustrative",
            Kind.YES_NO,
            "Whether the edition has figures that were made up for a demonstration.",
        ),
    ),
    key=("table", *(field.name for field in KEYS), "column"),
)


@dataclass(frozen=True)
class Changes:
    """What differs, beside what, and the edition whose marks its files have."""

    contents: Contents
    found: Sequence[Difference]
    beside: str

    def told(self, *, in_labels: bool) -> Contents:
        """The edition with the table of what differs."""
        rows = [
            (self.beside, *_cells(one, in_labels=in_labels), self.contents.illustrative)
            for one in self.found
        ]
        return Contents(self.contents.heading, {**self.contents.rows, CHANGES.name: rows})


def revised(older: Edition, newer: Edition, audience: Audience) -> Changes:
    """All that differs from the revision before."""
    before, after = contents_of(older, audience), contents_of(newer, audience)
    return Changes(after, differences(before, after), code_of(older))


def since(edition: Edition, audience: Audience, today: date) -> Changes:
    """All that has changed since the edition was closed."""
    contents = contents_of(edition, audience, {PLACES.name, MEASURES.name, *TELL_OF_ALL})
    return Changes(contents, since_closing(edition, audience), today.isoformat())


def changes_file(changes: Changes, values: Values) -> bytes:
    """The CSV file of what differs, marked as the edition's other files are."""
    return csv_file(changes.told(in_labels=values is Values.LABELS), CHANGES, values)


def changes_workbook(changes: Changes) -> bytes:
    """The same in labels as an Excel workbook."""
    from reports.workbook_files import workbook_file  # others do without its writer

    return workbook_file(changes.told(in_labels=True), CHANGES, nothing=NOTHING)


def _cells(one: Difference, *, in_labels: bool) -> Row:
    table = TABLES[one.table]
    key = dict(zip(table.key, one.key, strict=True))
    own = [key.get(field.name, _nothing(field)) for field in KEYS]
    called = table.title if in_labels else table.name
    if one.is_of_row:
        return (called, *own, GONE if one.is_gone else NEW, "", "", "")
    field = table.fields[table.names.index(one.field)]
    if in_labels:
        return (called, *own, CHANGED, field.title, *_in_words(field, one.was, one.now))
    return (called, *own, CHANGED, field.name, one.was, one.now)


def _nothing(field: Field) -> Value:
    return "" if field.kind is Kind.TEXT else None


def _in_words(field: Field, *values: Value) -> Row:
    return tuple(in_words(field, value) for value in values)
