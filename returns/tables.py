"""The tables of returns."""

from collections.abc import Iterable

from django.urls import reverse

from iccportal.lib.nhs_calendar import add_months, day_label, month_code, month_name
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from returns.item_queries import NotAddingUp
from returns.models import Item
from returns.period_queries import MoreTime, PeriodDates
from returns.queries import Due
from returns.work import Part, asked_for_by, standing_in_words

WORK = (
    Heading("return", "Return", link=True),
    Heading("asked", "Asked for by"),
    Heading("standing", "How far it has come"),
)


def work_table(part: Part) -> FiguresTable:
    """Returns, each leading to its page."""
    return figures_table(
        caption=part.heading, columns=WORK, rows=[_work_row(due) for due in part.due]
    )


def _work_row(due: Due) -> dict[str, object]:
    address = reverse("returns:entry", args=[due.place.code, month_code(due.dates.month)])
    return {
        "return": Link(f"{due.place.name}, {month_name(due.dates.month)}", address),
        "asked": asked_for_by(due),
        "standing": standing_in_words(due),
    }


def periods_table(periods: Iterable[PeriodDates]) -> FiguresTable:
    """Months with their dates, each leading to its page."""
    columns = (
        Heading("month", "Month", link=True),
        Heading("advised_by", "Asked for by"),
        Heading("closes", "Closes for new"),
        Heading("locks", "Locks"),
    )
    rows = [
        {
            "month": Link(one.name, reverse("returns:period", args=[one.code])),
            "advised_by": day_label(one.advised_by),
            "closes": day_label(one.closes),
            "locks": day_label(one.locks),
        }
        for one in periods
    ]
    return figures_table(caption="Months", columns=columns, rows=rows)


def extensions_table(extensions: Iterable[MoreTime]) -> FiguresTable:
    """Who has more time, until when and why."""
    columns = (
        Heading("community", "Community"),
        Heading("until", "Until"),
        Heading("reason", "Why"),
        Heading("by", "Given by"),
    )
    rows = [
        {
            "community": one.community,
            "until": day_label(one.until),
            "reason": one.reason,
            "by": one.by,
        }
        for one in extensions
    ]
    return figures_table(caption="More time", columns=columns, rows=rows)


def items_table(items: Iterable[Item]) -> FiguresTable:
    """What is counted, each leading to its page."""
    columns = (
        Heading("item", "Item", link=True),
        Heading("section", "Section"),
        Heading("subject", "Counted for"),
        Heading("months", "Asked for"),
    )
    rows = [
        {
            "item": Link(item.name, reverse("returns:item", args=[item.code])),
            "section": item.section,
            "subject": item.get_subject_display(),
            "months": _months(item),
        }
        for item in items
    ]
    return figures_table(caption="What is counted every month", columns=columns, rows=rows)


def not_adding_up_table(item: Item, found: Iterable[NotAddingUp]) -> FiguresTable:
    """Returns that contradict what an item adds up from, each leading to its page."""
    columns = (
        Heading("return", "Return", link=True),
        Heading("whole", item.name, decimals=0),
        Heading("parts", "What it adds up from", decimals=0),
    )
    rows = [
        {
            "return": Link(
                f"{one.community_name}, {month_name(one.month)}",
                reverse("returns:entry", args=[one.community, month_code(one.month)]),
            ),
            "whole": one.whole,
            "parts": one.parts,
        }
        for one in found
    ]
    return figures_table(caption="What returns say, the latest first", columns=columns, rows=rows)


def _months(item: Item) -> str:
    first = f"from {month_name(item.months.lower)}"
    last = item.months.upper
    return first if last is None else f"{first} to {month_name(add_months(last, -1))}"
