"""Making the packs that were asked for, one after the other, however many processes try."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from iccportal.lib.small_numbers import Audience
from reports.mixing import contents_for
from reports.models import PackFile, PackOrder
from reports.packs.composing import NotInEdition, compose
from reports.packs.failure import PackFailure
from reports.packs.formats import FORMATS
from reports.packs.pack import Pack

# The advisory lock of whoever makes packs: a pack takes a processor and a browser.
_LOCK = 7_204

UNFORESEEN = "This file could not be made. The portal’s log tells those who look after it why."
MOST_ATTEMPTS: Final = 2
BROKEN_OFF: Final = (
    "Making this pack was broken off twice. Try again, or ask for one with fewer measures."
)

_log = logging.getLogger(__name__)


def make_waiting() -> int:
    """Make every order that waits, unless another process does so already; how many were made."""
    made = 0
    # looked for again after each: whoever was turned away meanwhile has left an order behind
    while _next_order():
        with _alone() as is_mine:
            if not is_mine:
                break
            order = _next_order()
            is_there = order is not None and _finish(order)
        # only now, so that a slow mail server keeps no other process from making packs
        if order is not None and is_there:
            _tell(order)
            made += 1
    return made


def _next_order() -> PackOrder | None:
    """What has waited longest."""
    waiting = PackOrder.objects.filter(finished_at=None).select_related("edition", "ordered_by")
    return waiting.order_by("ordered_at", "pk").first()


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other process makes packs; one that dies lets the next one in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        is_mine = cursor.fetchone()[0]
        try:
            yield is_mine
        finally:
            if is_mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _finish(order: PackOrder) -> bool:
    """Make the files that an order still lacks; whether the order is still there by then.

    It is removed with the person who gave it.
    """
    done = set(order.files.values_list("format", flat=True))
    lacking = [code for code in order.formats if code not in done]
    kept = PackOrder.objects.filter(pk=order.pk)
    if order.attempts < MOST_ATTEMPTS:
        kept.update(attempts=F("attempts") + 1)
        _make_files(order, lacking)
    else:
        # each ended the process: it is not to end every later one before the orders behind it
        _keep_failure(order, lacking, BROKEN_OFF)
    return bool(kept.update(finished_at=timezone.now()))


def _make_files(order: PackOrder, formats: list[str]) -> None:
    """Each file is kept as soon as it is made, which is what the order's page shows."""
    try:
        contents = contents_for(order.edition, Audience(order.audience), order.subject)
        pack = compose(contents, order.subject, order.measures)
    except NotInEdition as error:
        _keep_failure(order, formats, str(error))
    except Exception:
        # the orders behind this one are made all the same
        _log.exception("Pack %s could not be put together.", order.pk)
        _keep_failure(order, formats, UNFORESEEN)
    else:
        for code in formats:
            _keep(order, code, **_written(pack, code))


def _keep_failure(order: PackOrder, formats: list[str], failure: str) -> None:
    for code in formats:
        _keep(order, code, failure=failure)


@transaction.atomic
def _keep(order: PackOrder, code: str, **made: bytes | str) -> None:
    """Keep a file while its order is there, which cannot be removed meanwhile."""
    if PackOrder.objects.select_for_update(no_key=True).filter(pk=order.pk).first():
        PackFile.objects.create(order=order, format=code, **made)


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
    """One mail with a link, and no figures; it says which files there are not."""
    failed = order.files.exclude(failure="").values_list("format", flat=True)
    lacking = [FORMATS[code].name for code in order.formats if code in set(failed)]
    address = settings.PORTAL_ADDRESS + reverse("reports:pack", args=[order.pk])
    body = render_to_string("reports/email/pack.txt", {"address": address, "lacking": lacking})
    title = "Files of your pack could not be made" if lacking else "Your pack is ready"
    try:
        send_mail(title, body, None, [order.ordered_by.email])
    except (SMTPException, OSError):
        # the pack is there all the same, and its page says so
        _log.exception("No mail could be sent about pack %s.", order.pk)
