"""The table of people whom a team has assessed: references and scores, nothing else."""

from collections.abc import Sequence
from itertools import groupby

from iccportal.lib.nhs_calendar import day_label
from iccportal.lib.rounding import format_number
from iccportal.tables import FiguresTable, Heading, figures_table
from outcomes.rules import Entry
from outcomes.scales import SCALES


def people_table(people: Sequence[tuple[str, str, list[Entry]]]) -> FiguresTable:
    """A row for each person, instrument and project; scores as they were given."""
    columns = [
        Heading("reference", "Reference"),
        Heading("community", "Community"),
        Heading("instrument", "Instrument"),
        Heading("project", "Project"),
        Heading("first", "First"),
        Heading("latest", "Latest repeat"),
    ]
    rows = [
        {"reference": reference, "community": community, **_course(list(course))}
        for reference, community, entries in people
        for _, course in groupby(sorted(entries, key=_key), key=_key)
    ]
    return figures_table(caption="People assessed last", columns=columns, rows=rows)


def _key(entry: Entry) -> tuple[str, str]:
    return entry.instrument, entry.project


def _course(entries: Sequence[Entry]) -> dict[str, str]:
    first, *repeats = entries
    return {
        "instrument": SCALES[first.instrument].name,
        "project": first.project,
        "first": _told(first),
        "latest": _told(repeats[-1]) if repeats else "none yet",
    }


def _told(entry: Entry) -> str:
    decimals = SCALES[entry.instrument].decimals
    return f"{format_number(entry.score, decimals)} on {day_label(entry.on)}"
