"""Writes: a quarter is closed, and what was said of it is kept as it was said."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Final

import pghistory
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.timezone import localdate

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import Quarter, add_months, day_label
from iccportal.lib.small_numbers import Audience
from iccs.access import Role, access_of
from reports.building import build
from reports.everything import Everything
from reports.freezing import Frozen, checksum, freeze
from reports.models import Edition, FrozenTable
from reports.queries import known_span, read_everything, scored_until
from reports.readiness import NO_REASON, not_ready
from returns.held import without_nhs_number
from returns.refusals import Refused

SALT: Final = 32  # bytes


def close_quarter(*, quarter: Quarter, reason: str, by: User, now: datetime) -> Edition:
    """Freeze everything that is known up to the end of a quarter, for every audience.

    A quarter that was closed before gets its next revision. Refused where the quarter is not over,
    where something is missing and no reason is given, where nothing differs from the last
    revision, and where somebody else closed a quarter meanwhile.
    """
    reason = without_nhs_number(reason)
    if Role.ANALYST not in access_of(by, localdate(now)).roles:
        raise PermissionDenied("Only analysts close quarters.")
    _refuse_what_is_not_over(quarter, now)
    seen = _look(quarter, now)
    if seen.lacking and not reason:
        raise Refused(NO_REASON)
    # The tables take seconds to make, for which no transaction need stand open.
    tables = freeze({audience: build(seen.everything, audience) for audience in Audience})
    salt = token_hex(SALT)
    edition = Edition(
        quarter=quarter.first,
        first_month=seen.everything.months[0],
        system=seen.everything.board.system,
        rule=settings.SMALL_NUMBERS.sentence,
        reason=reason if seen.lacking else "",
        closed_by=by,
        closed_at=now,
        salt=salt,
        sha256=checksum(tables, salt),
    )
    return _keep(edition, tables, seen.newest)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a closing goes by, all as it was at one moment; `newest` is the last edition's id."""

    lacking: list[str]
    everything: Everything
    newest: int | None


def _refuse_what_is_not_over(quarter: Quarter, now: datetime) -> None:
    first_day_after = add_months(quarter.last, 1)
    if localdate(now) < first_day_after:
        raise Refused(
            f"{quarter.label} is not over: it can be closed from {day_label(first_day_after)} on."
        )


def _look(quarter: Quarter, now: datetime) -> _Seen:
    with _one_view():
        first, _ = known_span(localdate(now))
        return _Seen(
            lacking=not_ready(quarter),
            everything=read_everything(
                min(first, quarter.first), quarter.last, scored_until(quarter.last)
            ),
            newest=_newest(),
        )


@contextmanager
def _one_view() -> Iterator[None]:
    """A transaction that sees the database as it is at its beginning, whatever others save."""
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:  # within another transaction it is that one's to decide
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _keep(edition: Edition, tables: list[Frozen], newest: int | None) -> Edition:
    """Save it as its quarter's next revision; whoever closes at the same time comes after."""
    with transaction.atomic(), pghistory.context(user=edition.closed_by_id):
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE reports_edition IN SHARE ROW EXCLUSIVE MODE")
        if _newest() != newest:
            raise Refused("Somebody else closed a quarter meanwhile. Look at it, and close again.")
        latest = Edition.objects.filter(quarter=edition.quarter).first()
        if latest is not None and latest.sha256 == checksum(tables, latest.salt):
            raise Refused(f"Nothing differs from revision {latest.revision}, which stays as it is.")
        edition.revision = 1 if latest is None else latest.revision + 1
        edition.save()
        FrozenTable.objects.bulk_create(_rows(edition, tables))
    return edition


def _newest() -> int | None:
    return Edition.objects.order_by("pk").values_list("pk", flat=True).last()


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
