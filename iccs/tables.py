"""The register's tables."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from iccportal.tables import Column, FiguresTable, Link, LinkColumn, NumberColumn
from iccs.profiles import PopulationEntry
from iccs.queries import Place

NOT_KNOWN = "Not known"


class CommunitiesTable(FiguresTable):
    """The reporting communities of an Oversight Group, and their sum."""

    name = LinkColumn(verbose_name="Community")
    practices = NumberColumn(verbose_name="Practices")
    people = NumberColumn(verbose_name="People on their lists")


class PopulationsTable(FiguresTable):
    """What each source says of a community's population."""

    period = Column(verbose_name="When")
    people = NumberColumn(verbose_name="People")
    source = Column(verbose_name="Source")


def communities_table(
    caption: str,
    places: Iterable[Place],
    practices: Mapping[str, int],
    people: Mapping[str, int],
    query: str,
) -> CommunitiesTable:
    """One row a community, then the sum; `query` keeps the month in the links."""
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
        "name": "Total",
        "practices": sum(practices.get(place.code, 0) for place in shown),
        "people": sum(known) if len(known) == len(shown) else NOT_KNOWN,
        "is_total": True,
    }
    return CommunitiesTable([*rows, total], caption=caption)


def populations_table(entries: Iterable[PopulationEntry]) -> PopulationsTable:
    """One row a source and date."""
    rows = [
        {
            "period": entry.period,
            "people": entry.people,
            "source": ". ".join(filter(None, (entry.source, entry.note))),
        }
        for entry in entries
    ]
    return PopulationsTable(rows, caption="Population by source")


def _link(place: Place, query: str) -> Link:
    return Link(place.name, reverse("iccs:community", args=[place.code]) + query)
