"""A table of an edition as a CSV file by itself, in codes or in labels. Pure.

A file that has left the portal says by itself what it is: every row has the edition, its closing
and its checksum, for whom it is, and what was done about small numbers.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from iccportal.charts.download import harmless
from iccportal.lib.nhs_calendar import day_label, month_label
from measures.states import MISSING_WORDS
from reports.contents import MEASURES, PLACES, Contents
from reports.fields import Field, Kind, Row, Table, Value, written
from reports.heading import Heading


class Values(StrEnum):
    """How values are written: for programs, or for people."""

    CODES = "codes"
    LABELS = "labels"


# Of a field, where people find the name that a code stands for, which follows it.
NAMED_BY: Final = {"measure": MEASURES, "place": PLACES, "group": PLACES, "parent": PLACES}
_ABOUT: Final = {
    "edition": "Edition",
    "closed_on": "Closed on",
    "sha256_of_edition": "Checksum of the edition",
    "audience": "For whom",
    "small_numbers": "What was done about small numbers",
}


def csv_file(contents: Contents, table: Table, values: Values) -> bytes:
    """The file, in UTF-8; labels need the tables of places and of measures besides."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    lines = _labels if values is Values.LABELS else _codes
    writer.writerows(lines(contents, table))
    return text.getvalue().encode()


def _codes(contents: Contents, table: Table) -> Iterator[list[str]]:
    heading = contents.heading
    about = code_cells(
        (heading.code, heading.as_at, heading.sha256, heading.audience.value, heading.rule)
    )
    yield [*table.names, *_ABOUT]
    for row in contents.rows[table.name]:
        yield [*code_cells(row), *about]


def code_cells(row: Row) -> list[str]:
    """The values of a row as they are kept, text harmless to spreadsheets.

    A number may begin with a minus.
    """
    return [harmless(value) if isinstance(value, str) else written(value) for value in row]


def _labels(contents: Contents, table: Table) -> Iterator[list[str]]:
    names = names_of(contents)
    headings = [headings_of(field) for field in table.fields]
    yield [*(title for titles in headings for title in titles), *_ABOUT.values()]
    about = _about(contents.heading)
    for row in contents.rows[table.name]:
        cells = (_cells(f, v, names) for f, v in zip(table.fields, row, strict=True))
        yield [*(cell for own in cells for cell in own), *about]


def _about(heading: Heading) -> list[str]:
    return code_cells(
        (
            *(heading.number, day_label(heading.as_at), heading.sha256),
            *(heading.audience_words, heading.rule),
        )
    )


def names_of(contents: Contents) -> Mapping[str, Mapping[Value, str]]:
    """The names that codes stand for, by field; they are in the tables of places and measures."""
    return {field: _names(contents, of) for field, of in NAMED_BY.items()}


def _names(contents: Contents, table: Table) -> dict[Value, str]:
    code, name = table.names.index("code"), table.names.index("name")
    return {row[code]: str(row[name]) for row in contents.rows[table.name]}


def headings_of(field: Field) -> list[str]:
    """The headings of a field for people: of a code, and of what it stands for."""
    return [f"{field.title}, code", field.title] if field.name in NAMED_BY else [field.title]


def _cells(field: Field, value: Value, names: Mapping[str, Mapping[Value, str]]) -> list[str]:
    if field.name in NAMED_BY:
        return code_cells((value, names[field.name].get(value, "")))
    return code_cells((in_words(field, value),))


def in_words(field: Field, value: Value) -> Value:
    """A value as people read it; numbers and days are left as they are."""
    if field.name == "state" and isinstance(value, str):
        return MISSING_WORDS.get(value, value.capitalize())
    return _WORDS[field.kind](value) if field.kind in _WORDS else value


def _month(value: Value) -> str:
    return month_label(value) if isinstance(value, date) else ""


def _yes_no(value: Value) -> str:
    return "Yes" if value else "No"


_WORDS: Final[dict[Kind, Callable[[Value], str]]] = {Kind.MONTH: _month, Kind.YES_NO: _yes_no}
