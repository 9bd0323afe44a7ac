"""Editions in the database, made up of contents without closing a quarter."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES, TABLES, Contents
from reports.fields import Row, Table, write_rows
from reports.models import Edition, FrozenTable
from tests.people import a_user
from tests.reports.a_contents import a_contents


def an_edition(
    *contents: Contents,
    revision: int = 1,
    by: User | None = None,
    layouts: Mapping[str, Table] | None = None,
) -> Edition:
    """An edition with the contents for each audience; the small made-up one for both if none.

    `layouts` are tables, by name, that had other columns when it was closed.
    """
    contents = contents or tuple(a_contents(audience=audience) for audience in Audience)
    heading = contents[0].heading
    edition = Edition.objects.create(
        quarter=heading.last_month.replace(month=heading.last_month.month - 2),
        revision=revision,
        first_month=heading.first_month,
        system=heading.system,
        rule="1 to 7 are hidden.",
        closed_by=by or a_user("Clara Closer"),
        closed_at=datetime(2020, 5, 12, 9, tzinfo=UTC),
        sha256=heading.sha256,
    )
    tables = {**TABLES, **(layouts or {})}
    FrozenTable.objects.bulk_create(
        _frozen(edition, one, tables[name], part, rows, position)
        for one in contents
        for position, (name, part, rows) in enumerate(parts_of(one))
    )
    return edition


def parts_of(contents: Contents) -> Iterator[tuple[str, str, list[Row]]]:
    """The tables whole, but for the figures: those of each measure by themselves."""
    for name, rows in contents.rows.items():
        by_measure = itemgetter(0) if name == FIGURES.name else lambda row: ""
        parts = [(part, list(own)) for part, own in groupby(rows, by_measure)]
        yield from ((name, str(part), own) for part, own in parts or [("", [])])


def _frozen(
    edition: Edition, contents: Contents, table: Table, part: str, rows: list[Row], position: int
) -> FrozenTable:
    content = write_rows(table, in_layout(table, rows))
    return FrozenTable(
        edition=edition,
        audience=contents.heading.audience,
        name=table.name,
        part=part,
        position=position,
        content=content,
        sha256=sha256(content.encode()).hexdigest(),
    )


def in_layout(table: Table, rows: list[Row]) -> list[Row]:
    """Rows of today's columns in the columns that a table had."""
    places = [TABLES[table.name].names.index(name) for name in table.names]
    return [tuple(row[place] for place in places) for row in rows]
