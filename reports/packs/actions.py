"""Asking for a pack, and for what of it could not be made."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.db import transaction

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.models import Edition, PackOrder

MOST_UNFINISHED: Final = 3  # packs of one person: the portal makes one at a time


class TooManyOrders(Exception):
    """A person has asked for enough for now; the sentence says what to do."""


def order_pack(
    *,
    edition: Edition,
    audience: Audience,
    subject: str,
    title: str,
    measures: Sequence[str],
    formats: Sequence[str],
    by: User,
) -> PackOrder:
    """Keep what is asked for, and have it made outside the request once it is kept.

    TooManyOrders where so many of the person's packs are still to be made.
    """
    with transaction.atomic():
        _hold_to_the_most(by)
        order = PackOrder.objects.create(
            edition=edition,
            audience=audience,
            subject=subject,
            title=title,
            measures=list(measures),
            formats=list(formats),
            ordered_by=by,
        )
        take_up()
    return order


def _hold_to_the_most(person: User) -> None:
    """The person's row is locked, so that orders that come together are counted one by one."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if PackOrder.objects.filter(ordered_by=person, finished_at=None).count() >= MOST_UNFINISHED:
        raise TooManyOrders(
            f"{MOST_UNFINISHED} of your packs are still being made. "
            "Wait until one of them is ready, then ask for this one."
        )


def make_again(order: PackOrder) -> None:
    """Have made what an order lacks: what failed, or what a process that died left undone.

    TooManyOrders where it would be one too many of the person's packs that are still to be made.
    """
    finished = PackOrder.objects.filter(pk=order.pk, finished_at__isnull=False)
    failed = order.files.exclude(failure="")
    with transaction.atomic():
        # while an order is being made its failures are left alone, or they would be lost
        if finished.select_for_update() and failed.exists():
            _hold_to_the_most(order.ordered_by)
            finished.update(finished_at=None, attempts=0)
            failed.delete()
        take_up()


def take_up() -> None:
    """Have what was asked for made, once it is kept; harmless while it is being made."""
    transaction.on_commit(have_packs_made)


def have_packs_made() -> "subprocess.Popen[bytes]":
    """Start a process that makes what was asked for and ends when nothing is left.

    A process of its own: making files takes seconds of computing and libraries that the web
    process does without. Should it die, the next one takes up what it left.
    """
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "make_packs"],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
