"""Editions in the database, made up of contents without closing a quarter."""

from datetime import UTC, datetime
from hashlib import sha256

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.contents import TABLES, Contents
from reports.fields import write_rows
from reports.models import Edition, FrozenTable
from tests.people import a_user
from tests.reports.a_contents import a_contents


def an_edition(*contents: Contents, revision: int = 1, by: User | None = None) -> Edition:
    """An edition with the contents for each audience; the small made-up one for both if none."""
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
    FrozenTable.objects.bulk_create(
        _frozen(edition, one, name, position)
        for one in contents
        for position, name in enumerate(TABLES)
    )
    return edition


def _frozen(edition: Edition, contents: Contents, name: str, position: int) -> FrozenTable:
    content = write_rows(TABLES[name], contents.rows[name])
    return FrozenTable(
        edition=edition,
        audience=contents.heading.audience,
        name=name,
        position=position,
        content=content,
        sha256=sha256(content.encode()).hexdigest(),
    )
