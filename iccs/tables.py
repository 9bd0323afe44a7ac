"""The register's tables."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.html import format_html

from iccportal.tables import Column, FiguresTable, NumberColumn
from iccs.profiles import PopulationEntry
from iccs.queries import Place

NOT_KNOWN = "Not known"


class CommunitiesTable(FiguresTable):
    """The reporting communities of an Oversight Group, and their sum."""

    name = Column(verbose_name="Community")
    practices = NumberColumn(verbose_name="Practices")
    people = NumberColumn(verbose_name="People on their lists")


class PopulationsTable(FiguresTable):
    """What each source says of a community's population."""

    period = Column(verbose_name="When")
    people = NumberColumn(verbose_name="People")
    source = Column(verbose_name="Source")
    note = Column(verbose_name="Note")


def communities_table(
    caption: str,
    places: Iterable[Place],
    practices: Mapping[str, int],
    people: Mapping[str, int],
    query: str,
) -> CommunitiesTable:
    """One row a community, then the sum; `query` keeps the month in the links."""
    rows = [
        {
            "name": _link(place, query),
            "practices": practices.get(place.code, 0),
            "people": people.get(place.code, NOT_KNOWN),
        }
        for place in places
    ]
    known = [row["people"] for row in rows if row["people"] != NOT_KNOWN]
    total = {
        "name": "Total",
        "practices": sum(row["practices"] for row in rows),
        "people": sum(known) if len(known) == len(rows) else NOT_KNOWN,
        "is_total": True,
    }
    return CommunitiesTable([*rows, total], caption=caption)


def populations_table(entries: Iterable[PopulationEntry]) -> PopulationsTable:
    """One row a source and date."""
    rows = [
        {"period": e.period, "people": e.people, "source": e.source, "note": e.note}
        for e in entries
    ]
    return PopulationsTable(rows, caption="Population by source")


def _link(place: Place, query: str) -> str:
    address = reverse("iccs:community", args=[place.code])
    return format_html('<a href="{}{}">{}</a>', address, query, place.name)
