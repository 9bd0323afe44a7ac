"""Making the packs that were asked for, one after the other, however many processes try."""

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
from reports.mixing import contents_for
from reports.models import PackFile, PackOrder
from reports.packs.composing import NotInEdition, compose
from reports.packs.failure import PackFailure
from reports.packs.formats import FORMATS
from reports.packs.pack import Pack

# The advisory lock of whoever makes packs: a pack takes a processor and a browser.
_LOCK = 7_204

UNFORESEEN = "This file could not be made. The portal’s log tells those who look after it why."

_log = logging.getLogger(__name__)


def make_waiting() -> int:
    """Make every order that waits, unless another process does so already; how many were made."""
    made = 0
    # looked for again at the end: whoever was turned away meanwhile has left an order behind
    while _next_order():
        with _alone() as is_mine:
            if not is_mine:
                break
            while order := _next_order():
                _finish(order)
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


def _finish(order: PackOrder) -> None:
    """Make the files that an order still lacks, and say that it is there."""
    done = set(order.files.values_list("format", flat=True))
    _make_files(order, [code for code in order.formats if code not in done])
    PackOrder.objects.filter(pk=order.pk).update(finished_at=timezone.now())
    _tell(order)


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
            PackFile.objects.create(order=order, format=code, **_written(pack, code))


def _keep_failure(order: PackOrder, formats: list[str], failure: str) -> None:
    for code in formats:
        PackFile.objects.create(order=order, format=code, failure=failure)


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
