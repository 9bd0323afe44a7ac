"""What the feed tells of itself: its tables' fields, and the editions that there are."""

from typing import Final

from reports.contents import TABLES, Rows
from reports.editions import EditionFacts
from reports.fields import Field, Kind, Table, code_field

FIELDS: Final = Table(
    "fields",
    "Fields",
    "Every field of every table: what it is called, what it holds and what it means.",
    (
        code_field("table", "Table", "The table’s name in addresses."),
        Field("position", "Position", Kind.WHOLE, "The field’s place in the table, from 1."),
        code_field("name", "Name", "The field’s name."),
        Field("title", "Title", Kind.TEXT, "The field’s title for people."),
        Field(
            "kind",
            "Kind",
            Kind.TEXT,
            "What it holds, such as month or whole number.",
            words=tuple(Kind),
        ),
        Field("description", "Description", Kind.TEXT, "What it means."),
    ),
    key=("table", "position"),
)
EDITIONS: Final = Table(
    "editions",
    "Editions",
    "The quarters that were closed, the latest first.",
    (
        code_field("edition", "Edition", "The edition’s code in addresses."),
        Field("number", "Number", Kind.TEXT, "The edition’s number in words."),
        Field("quarter", "Quarter", Kind.MONTH, "The quarter’s first month."),
        Field("revision", "Revision", Kind.WHOLE, "1 for the first closing of the quarter."),
        Field("closed_on", "Closed on", Kind.DAY, "The day of closing."),
        code_field("sha256", "SHA-256", "The checksum of all its tables."),
        Field("reason", "Reason", Kind.TEXT, "Why it was closed with something missing."),
    ),
    key=("edition",),
)


def fields() -> Rows:
    """The rows of the dictionary."""
    return [
        (table.name, position, field.name, field.title, str(field.kind), field.description)
        for table in (*TABLES.values(), EDITIONS)
        for position, field in enumerate(table.fields, start=1)
    ]


def of_editions(editions: list[EditionFacts]) -> Rows:
    """The rows of the list of editions."""
    return [
        (
            one.code,
            one.number,
            one.quarter.first,
            one.revision,
            one.closed_on,
            one.sha256,
            one.reason,
        )
        for one in editions
    ]
