"""Making the packs that were asked for, each once, however many processes try."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from iccportal.lib.small_numbers import Audience
from reports.editions import contents_of
from reports.models import PackFile, PackOrder
from reports.packs.composing import NotInEdition, compose
from reports.packs.failure import PackFailure
from reports.packs.formats import FORMATS
from reports.packs.pack import Pack

# One number for all locks on orders, so that they meet no other advisory locks.
_LOCKS = 7_204

UNFORESEEN = "This file could not be made. The portal's log tells those who look after it why."

_log = logging.getLogger(__name__)


def make_waiting() -> int:
    """Make every order that nobody else is making; how many were made."""
    waiting = PackOrder.objects.filter(finished_at=None).select_related("edition", "ordered_by")
    made = 0
    for pk in waiting.values_list("pk", flat=True):
        with _alone(pk) as is_mine:
            # whoever had it before may have finished it since it was listed
            order = waiting.filter(pk=pk).first() if is_mine else None
            if order is not None:
                _finish(order)
                made += 1
    return made


@contextmanager
def _alone(order: int) -> Iterator[bool]:
    """Whether this process has the order to itself; a process that dies gives its orders back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCKS, order])
        is_mine = cursor.fetchone()[0]
        try:
            yield is_mine
        finally:
            if is_mine:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCKS, order])


def _finish(order: PackOrder) -> None:
    """Make the files that an order still lacks, and say that it is there."""
    done = set(order.files.values_list("format", flat=True))
    _make_files(order, [code for code in order.formats if code not in done])
    PackOrder.objects.filter(pk=order.pk).update(finished_at=timezone.now())
    _tell(order)


def _make_files(order: PackOrder, formats: list[str]) -> None:
    """Each file is kept as soon as it is made, which is what the order's page shows."""
    try:
        pack = compose(
            contents_of(order.edition, Audience(order.audience)), order.subject, order.measures
        )
    except NotInEdition as error:
        for code in formats:
            PackFile.objects.create(order=order, format=code, failure=str(error))
        return
    for code in formats:
        PackFile.objects.create(order=order, format=code, **_written(pack, code))


def _written(pack: Pack, code: str) -> dict[str, bytes | str]:
    try:
        return {"content": FORMATS[code].write(pack)}
    except PackFailure as failure:
        return {"failure": str(failure)}
    except Exception:
        # whoever waits for the pack is told, and the other files are made all the same
        _log.exception("A pack's %s could not be made.", code)
        return {"failure": UNFORESEEN}


def _tell(order: PackOrder) -> None:
    """One mail with a link, and no figures."""
    address = settings.PORTAL_ADDRESS + reverse("reports:pack", args=[order.pk])
    body = render_to_string("reports/email/pack.txt", {"address": address})
    try:
        send_mail("Your pack is ready", body, None, [order.ordered_by.email])
    except (SMTPException, OSError):
        # the pack is there all the same, and its page says so
        _log.exception("No mail could be sent about pack %s.", order.pk)
