"""What stands behind the strategy paper's tables: the measures that count the same. Pure."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Final, NamedTuple

from reports.contents import FIGURES, MEASURES, SERIES, TARGETS, Contents
from reports.fields import Value
from reports.records import records

# An edition does not say which batches a table came from, but it does so of series.
OF_REABLEMENT: Final = ("reablement_assessments",)
OF_ACTIVATION: Final = ("pam_first_assessments", "pam_gain_rate")

_Targets = dict[tuple[str, Value], float | None]  # by place and month


class Behind(NamedTuple):
    """Where the figures of a table came from, and the day on which the latest of them came."""

    source: str
    as_at: date | None


def behind(contents: Contents, measures: Collection[str], places: Collection[str]) -> Behind:
    """What the series of some measures of some places say, each source once."""
    told = [
        row
        for row in records(SERIES, contents.rows[SERIES.name])
        if row["measure"] in measures and row["place"] in places
    ]
    sources = dict.fromkeys(one for row in told for one in row.text("source").split("; "))
    days = (row.day("as_at") for row in told)
    return Behind("; ".join(filter(None, sources)), max(filter(None, days), default=None))


def held_against(contents: Contents, stream: str) -> list[str]:
    """The measures that are held against a stream's trajectory, at every place and month of it."""
    planned: _Targets = {
        (row.text("place"), row["month"]): row.number("planned")
        for row in records(TARGETS, contents.rows[TARGETS.name])
        if row["stream"] == stream
    }
    aims: defaultdict[str, _Targets] = defaultdict(dict)
    for row in records(FIGURES, contents.rows[FIGURES.name]):
        if row["target"] is not None:
            aims[row.text("measure")][row.text("place"), row["month"]] = row.number("target")
    return [measure for measure, targets in aims.items() if planned.items() <= targets.items()]


def name_of_stream(contents: Contents, stream: str) -> str:
    """The name of the one measure that is held against it; where that is not certain, its code."""
    measures = held_against(contents, stream)
    names = {
        row.text("code"): row.text("name")
        for row in records(MEASURES, contents.rows[MEASURES.name])
    }
    return names.get(measures[0], stream) if len(measures) == 1 else stream
