"""Handing a return in, deciding about it, and the time there is for it."""

from datetime import date, datetime

import pghistory
from django.db import transaction

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import day_label, month_name
from iccs.models import Community
from returns.answers import BLANK
from returns.asking import as_dates, dates_of
from returns.boxes import BoxItem, BoxMdt
from returns.held import Held, held, held_by_id, without_nhs_number
from returns.locking import Standing, lock_of
from returns.models import Extension, Period, Return, Value
from returns.refusals import BlanksToConfirm, Locked, Refused


def submit(*, community: str, month: date, blanks_meant: bool, by: User, now: datetime) -> Return:
    """Hand a return in. BlanksToConfirm names what is blank unless that is meant.

    Refused where boxes do not add up.
    """
    with held(community=community, month=month, by=by, now=now) as own:
        own.refuse_if_locked()
        if told := [each.sentence for each in own.disagreements()]:
            raise Refused(" ".join(told))
        untouched, emptied = _blanks(own)
        blanks = [_name(*box) for box in own.boxes if box in untouched or box in emptied]
        if blanks and not blanks_meant:
            raise BlanksToConfirm(blanks)
        _keep_blank(own, untouched, by, now)
        row = own.row
        row.status = Return.Status.SUBMITTED
        row.submitted_by, row.submitted_at = by, now
        row.first_submitted_at = row.first_submitted_at or now
        row.decided_by, row.decided_at, row.reason = None, None, ""
        row.save()
        return row


def accept(*, return_id: int, by: User, now: datetime) -> Return:
    """An analyst takes a submitted return as final."""
    with held_by_id(return_id=return_id, by=by) as row:
        if row.status != Return.Status.SUBMITTED:
            raise Refused(f"Only a submitted return can be accepted; this one is {_status(row)}.")
        return _decide(row, Return.Status.ACCEPTED, "", by, now)


def send_back(*, return_id: int, reason: str, by: User, now: datetime) -> Return:
    """An analyst gives a return back to be changed, and says why."""
    reason = without_nhs_number(reason, "reason")
    if not reason:
        raise Refused("Say why it is sent back: the community reads it on its work list.", "reason")
    with held_by_id(return_id=return_id, by=by) as row:
        if row.status not in Return.HANDED_IN:
            raise Refused(f"Only what was submitted can be sent back; this one is {_status(row)}.")
        _refuse_where_nothing_could_be_changed(row, now.date())
        return _decide(row, Return.Status.SENT_BACK, reason, by, now)


def extend(
    *, month: date, community: str, until: date, reason: str, by: User, today: date
) -> Extension:
    """Let one community change a month's return until a day, that day included."""
    reason = without_nhs_number(reason, "reason")
    if not reason:
        raise Refused("Say why there is more time: it is kept with the extension.", "reason")
    if until < today:
        raise Refused(f"{day_label(until)} has passed: choose a day from today on.", "until")
    with transaction.atomic(), pghistory.context(user=by.pk):
        extension, _ = Extension.objects.update_or_create(
            period=Period.objects.get(month=month),
            community=Community.objects.get(code=community),
            defaults={"until": until, "reason": reason, "by": by},
        )
        return extension


def set_dates(*, month: date, advised_by: date, closes: date, locks: date, by: User) -> Period:
    """Set a month's three dates, which asks for its returns if it was not asked for yet."""
    if not month < advised_by <= closes <= locks:
        raise Refused(
            f"The dates come in this order: the first day of {month_name(month)}, advised by, "
            "closes for new, locks."
        )
    with transaction.atomic(), pghistory.context(user=by.pk):
        period, _ = Period.objects.update_or_create(
            month=month, defaults={"advised_by": advised_by, "closes": closes, "locks": locks}
        )
        return period


Boxes = list[tuple[BoxItem, BoxMdt | None]]


def _blanks(own: Held) -> tuple[Boxes, Boxes]:
    """Boxes that nobody has saved, and boxes that were saved empty."""
    rows = Value.objects.filter(answered_in=own.row).values_list("item_id", "mdt_id", "state")
    states: dict[tuple[int, int | None], str] = {(i, mdt): state for i, mdt, state in rows}
    untouched = [box for box in own.boxes if _key(*box) not in states]
    return untouched, [box for box in own.boxes if states.get(_key(*box)) == BLANK]


def _keep_blank(own: Held, boxes: Boxes, by: User, now: datetime) -> None:
    """What was left blank is an answer from now on, so that completeness can be counted."""
    Value.objects.bulk_create(
        Value(
            answered_in=own.row,
            item_id=item.id,
            mdt_id=None if mdt is None else mdt.id,
            state=BLANK,
            saved_by=by,
            saved_at=now,
        )
        for item, mdt in boxes
    )


def _key(item: BoxItem, mdt: BoxMdt | None) -> tuple[int, int | None]:
    return item.id, None if mdt is None else mdt.id


def _name(item: BoxItem, mdt: BoxMdt | None) -> str:
    return item.name if mdt is None else f"{item.name}, {mdt.name}"


def _decide(row: Return, status: str, reason: str, by: User, now: datetime) -> Return:
    row.status, row.reason = status, reason
    row.decided_by, row.decided_at = by, now
    row.save()
    return row


def _refuse_where_nothing_could_be_changed(row: Return, today: date) -> None:
    key = (row.community_id, row.period.month)
    dates = dates_of([row.period], row.community_id).get(key, as_dates(row.period))
    lock = lock_of(dates, Standing(Return.Status.OPEN), today)
    if lock is not None:
        raise Locked(lock)


def _status(row: Return) -> str:
    return str(Return.Status(row.status).label)
