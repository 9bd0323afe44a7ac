"""Where figures came from, and where a person began control limits afresh."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from measures.models import Batch, Recalculation


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
    rows = Batch.objects.filter(pk__in=batches).values_list("pk", "source", "at", "illustrative")
    return Sources(
        {pk: Provenance(source, localdate(at), made_up) for pk, source, at, made_up in rows}
    )


def provenance(batches: Collection[int]) -> Provenance:
    """Where the figures of some batches came from, taken together; one query."""
    return sources(batches).of(batches)


def recalculations(measures: Collection[str]) -> Recalculations:
    """Where limits of these measures' series were begun afresh; one query."""
    rows = Recalculation.objects.filter(measure__in=measures).order_by("month")
    return Recalculations(tuple(rows.values_list("measure", "community__code", "month", "reason")))
