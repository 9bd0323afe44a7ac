"""Where figures came from, and where a person began control limits afresh."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, TruncDate

from measures.models import Batch, Recalculation

AFRESH, BATCH = "afresh", "batch"
# What it is, its measure or id, the reason or source, the community, the day, and if it is made up.
Row = tuple[str, str, str, str | None, date, bool]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is told below a chart of where its figures came from.

    `as_at` is the day on which the latest of them came, None where there are none.
    """

    source: str
    as_at: date | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """The provenance of each batch, by its id."""

    by_batch: Mapping[int, Provenance]

    def of(self, batches: Iterable[int]) -> Provenance:
        """What some batches come to: every source once, and illustrative if any of them is."""
        known = [self.by_batch[batch] for batch in sorted(set(batches))]
        return Provenance(
            source="; ".join(dict.fromkeys(each.source for each in known)),
            as_at=max((each.as_at for each in known if each.as_at is not None), default=None),
            illustrative=any(each.illustrative for each in known),
        )


@dataclass(frozen=True, slots=True)
class Recalculations:
    """Rows of measure, community (None: every series), month and reason."""

    rows: tuple[tuple[str, str | None, date, str], ...] = ()

    def of(self, measure: str, community: str | None = None) -> list[tuple[date, str]]:
        """Month and reason for one series; without a community, that of several together."""
        return [
            (month, reason)
            for code, where, month, reason in self.rows
            if code == measure and where in (None, community)
        ]


def sources(batches: Collection[int]) -> Sources:
    """Where each of the batches came from; one query."""
    return _sources(_batches(batches))


def provenance(batches: Collection[int]) -> Provenance:
    """Where the figures of some batches came from, taken together; one query."""
    return sources(batches).of(batches)


def told_beside(
    measures: Collection[str], batches: Collection[int]
) -> tuple[Recalculations, Sources]:
    """Where limits of series were begun afresh, and where batches came from; one query."""
    rows = list(_afresh(measures).union(_batches(batches), all=True))
    return (
        _recalculations(row for row in rows if row[0] == AFRESH),
        _sources(row for row in rows if row[0] == BATCH),
    )


def _batches(batches: Collection[int]) -> QuerySet[Batch, Row]:
    rows = Batch.objects.order_by().filter(pk__in=batches)
    name = Cast("pk", TextField())
    found: QuerySet[Batch, Row] = rows.values_list(
        Value(BATCH), name, "source", Value(None, TextField()), TruncDate("at"), "illustrative"
    )
    return found


def _afresh(measures: Collection[str]) -> QuerySet[Recalculation, Row]:
    rows = Recalculation.objects.order_by().filter(measure__in=measures)
    where = Cast("community__code", TextField())
    found: QuerySet[Recalculation, Row] = rows.values_list(
        Value(AFRESH), "measure", "reason", where, "month", Value(value=False)
    )
    return found


def _sources(rows: Iterable[Row]) -> Sources:
    return Sources(
        {int(pk): Provenance(source, day, made_up) for _, pk, source, _, day, made_up in rows}
    )


def _recalculations(rows: Iterable[Row]) -> Recalculations:
    found = [(code, where, month, reason) for _, code, reason, where, month, _ in rows]
    return Recalculations(tuple(sorted(found, key=itemgetter(2))))
