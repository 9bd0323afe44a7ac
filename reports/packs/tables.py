"""The table of packs."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.timezone import localtime

from iccportal.lib.nhs_calendar import day_label
from iccportal.lib.small_numbers import Audience
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from reports.packs.queries import Listed

FOR = {Audience.TEAM: "For the team", Audience.OUTSIDE: "For anybody"}


def orders_table(packs: Iterable[Listed]) -> FiguresTable:
    """Packs, each leading to its page."""
    columns = (
        Heading("pack", "Pack", link=True),
        Heading("audience", "For whom"),
        Heading("asked", "Asked for on"),
        Heading("standing", "Standing"),
    )
    rows = [
        {
            "pack": Link(one.order.title, reverse("reports:pack", args=[one.order.pk])),
            "audience": FOR[Audience(one.order.audience)],
            "asked": day_label(localtime(one.order.ordered_at).date()),
            "standing": _standing(one),
        }
        for one in packs
    ]
    return figures_table(caption="Your packs", columns=columns, rows=rows)


def _standing(pack: Listed) -> str:
    if pack.order.finished_at is None:
        return "Being made"
    return "Not all files could be made" if pack.lacks_files else "Ready"
