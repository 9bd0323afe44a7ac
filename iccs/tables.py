"""The register's tables."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from iccportal.charts.sheet import Sheet
from iccportal.lib.coded import Coded
from iccportal.lib.nhs_calendar import month_name
from iccportal.tables import Column, FiguresTable, Link, LinkColumn, NumberColumn
from iccs.profiles import PopulationEntry
from iccs.queries import GroupPlace, Place, Register

NOT_KNOWN = "Not known"
ALL = "all"  # in codes: all communities of the table
REGISTER = "The register of practices, and the latest list of each at the time"


class CommunitiesTable(FiguresTable):
    """The reporting communities of an Oversight Group, and their sum."""

    name = LinkColumn(verbose_name="Community", field="place")
    practices = NumberColumn(verbose_name="Practices")
    people = NumberColumn(verbose_name="People on their lists")


class PopulationsTable(FiguresTable):
    """What each source says of a community's population."""

    period = Column(verbose_name="When")
    people = NumberColumn(verbose_name="People")
    source = Column(verbose_name="Source")


def communities_sheet(
    group: GroupPlace,
    register: Register,
    practices: Mapping[str, int],
    people: Mapping[str, int],
    query: str,
) -> Sheet:
    """The communities of an Oversight Group, one a row, then their sum.

    `query` keeps the month in the links.
    """
    table = _communities(group.name, register.of_group(group.code), practices, people, query)
    table.about = {"group": group.code, "month": register.month.isoformat()}
    return Sheet(
        key=group.code,
        heading=f"Communities of {group.name}",
        as_at=month_name(register.month),
        table=table,
        illustrative=False,
        source=REGISTER,
    )


def populations_sheet(place: Place, month: date, entries: Iterable[PopulationEntry]) -> Sheet:
    """What each source says of a community's population, one a row."""
    rows = [
        {
            "period": entry.period,
            "people": entry.people,
            "source": ". ".join(filter(None, (entry.source, entry.note))),
        }
        for entry in entries
    ]
    about = {"place": place.code}
    return Sheet(
        key="population",
        heading=f"Population of {place.name}",
        as_at=month_name(month),
        table=PopulationsTable(rows, caption="Population by source", about=about),
        illustrative=False,
    )


def _communities(
    caption: str,
    places: Iterable[Place],
    practices: Mapping[str, int],
    people: Mapping[str, int],
    query: str,
) -> CommunitiesTable:
    shown = list(places)
    rows: list[dict[str, Any]] = [
        {
            "name": _link(place, query),
            "practices": practices.get(place.code, 0),
            "people": people.get(place.code, NOT_KNOWN),
        }
        for place in shown
    ]
    known = [people[place.code] for place in shown if place.code in people]
    total = {
        "name": Coded("Total", ALL),
        "practices": sum(practices.get(place.code, 0) for place in shown),
        "people": sum(known) if len(known) == len(shown) else NOT_KNOWN,
        "is_total": True,
    }
    return CommunitiesTable([*rows, total], caption=caption)


def _link(place: Place, query: str) -> Link:
    return Link(Coded(place.name, place.code), reverse("iccs:community", args=[place.code]) + query)
