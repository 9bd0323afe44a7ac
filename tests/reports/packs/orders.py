"""Packs that somebody asked for."""

from iccportal.accounts.models import User
from iccportal.lib.small_numbers import Audience
from reports.models import Edition, PackOrder
from reports.packs.actions import order_pack


def asked(edition: Edition, by: User) -> PackOrder:
    """A pack of one community for anybody, as two kinds of file."""
    return order_pack(
        edition=edition,
        audience=Audience.OUTSIDE,
        subject="kendal",
        title="Kendal ICC: Q4 2019/20",
        measures=["falls", "admissions"],
        formats=["xlsx", "docx"],
        by=by,
    )
