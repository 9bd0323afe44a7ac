"""Writes: a quarter is closed, and what was said of it is kept as it was said."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pghistory
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.timezone import localdate

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import Quarter, add_months, day_label
from iccportal.lib.small_numbers import Audience
from iccs.access import Role, access_of
from reports.building import Built, build
from reports.editions import hidden_by_editions
from reports.everything import Everything
from reports.freezing import Frozen, checksum, freeze
from reports.models import Edition, FrozenTable
from reports.queries import known_span, read_everything
from reports.readiness import not_ready
from returns.held import without_nhs_number
from returns.refusals import Refused


def close_quarter(*, quarter: Quarter, reason: str, by: User, now: datetime) -> Edition:
    """Freeze everything that is known up to the end of a quarter, for every audience.

    A quarter that was closed before gets its next revision. Refused where the quarter is not over,
    where something is missing and no reason is given, and where nothing differs from the last
    revision.
    """
    reason = without_nhs_number(reason)
    with _as_it_stands(), pghistory.context(user=by.pk):
        if Role.ANALYST not in access_of(by, localdate(now)).roles:
            raise PermissionDenied("Only analysts close quarters.")
        _refuse_what_is_not_over(quarter, now)
        lacking = not_ready(quarter)
        if lacking and not reason:
            raise Refused("Say why the quarter is closed although something is missing.")
        everything = _read(quarter, now)
        return _keep(quarter, everything, reason if lacking else "", by, now)


@contextmanager
def _as_it_stands() -> Iterator[None]:
    """A transaction that sees the database as it is when nobody else is closing a quarter.

    Whoever closes at the same time waits at the lock, which is asked for before anything is
    read, and then sees what the first one kept.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:  # within another transaction it is that one's to decide
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("LOCK TABLE reports_edition IN SHARE ROW EXCLUSIVE MODE")
        yield


def _refuse_what_is_not_over(quarter: Quarter, now: datetime) -> None:
    first_day_after = add_months(quarter.last, 1)
    if localdate(now) < first_day_after:
        raise Refused(
            f"{quarter.label} is not over: it can be closed from {day_label(first_day_after)} on."
        )


def _read(quarter: Quarter, now: datetime) -> Everything:
    first, _ = known_span(localdate(now))
    return read_everything(min(first, quarter.first), quarter.last)


def _keep(
    quarter: Quarter, everything: Everything, reason: str, by: User, now: datetime
) -> Edition:
    before = hidden_by_editions()
    built: dict[Audience, Built] = {
        audience: build(everything, audience, before) for audience in Audience
    }
    tables = freeze(built)
    sha256 = checksum(tables)
    latest = Edition.objects.filter(quarter=quarter.first).first()
    if latest is not None and latest.sha256 == sha256:
        raise Refused(f"Nothing differs from revision {latest.revision}, which stays as it is.")
    edition = Edition.objects.create(
        quarter=quarter.first,
        revision=1 if latest is None else latest.revision + 1,
        first_month=everything.months[0],
        system=everything.board.system,
        rule=settings.SMALL_NUMBERS.sentence,
        reason=reason,
        closed_by=by,
        closed_at=now,
        sha256=sha256,
    )
    FrozenTable.objects.bulk_create(_rows(edition, tables))
    return edition


def _rows(edition: Edition, tables: list[Frozen]) -> Iterator[FrozenTable]:
    for position, one in enumerate(tables):
        yield FrozenTable(
            edition=edition,
            audience=one.audience,
            name=one.name,
            part=one.part,
            position=position,
            content=one.content,
            sha256=one.sha256,
        )
