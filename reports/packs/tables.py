"""The table of packs."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.timezone import localtime

from iccportal.lib.nhs_calendar import day_label
from iccportal.lib.small_numbers import Audience
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from reports.models import PackOrder

FOR = {Audience.TEAM: "For the team", Audience.OUTSIDE: "For anybody"}


def orders_table(orders: Iterable[PackOrder]) -> FiguresTable:
    """Packs, each leading to its page."""
    columns = (
        Heading("pack", "Pack", link=True),
        Heading("audience", "For whom"),
        Heading("asked", "Asked for on"),
        Heading("standing", "Standing"),
    )
    rows = [
        {
            "pack": Link(order.title, reverse("reports:pack", args=[order.pk])),
            "audience": FOR[Audience(order.audience)],
            "asked": day_label(localtime(order.ordered_at).date()),
            "standing": "Ready" if order.finished_at else "Being made",
        }
        for order in orders
    ]
    return figures_table(caption="Your packs", columns=columns, rows=rows)
