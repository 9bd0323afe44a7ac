"""Asking for a pack."""

import subprocess
import sys
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.models import Edition, PackOrder


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
    """Keep what is asked for, and have it made outside the request once it is kept."""
    with transaction.atomic():
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
