"""What a quarter still lacks: an analyst who closes it all the same says why."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from iccportal.lib.month_spans import month_spans
from iccportal.lib.nhs_calendar import Quarter, month_name
from iccs.queries import Place, places
from measures.catalogue import full_catalogue
from measures.reading import Reading
from measures.series import read
from measures.states import PROVISIONAL
from returns.as_measures import FAMILY
from returns.models import Period, Return
from targets.models import Rebase, Stream, Trajectory

NO_REASON: Final = "Say why the quarter is closed although something is missing."


def not_ready(quarter: Quarter) -> list[str]:
    """A sentence for each thing that is missing; none where the quarter is complete.

    Queries: those of every provider, and a dozen.
    """
    return [*_returns(quarter), *_rebases(quarter), *_provisional(quarter)]


def _returns(quarter: Quarter) -> Iterator[str]:
    """Returns that were asked for and are not accepted, month by month."""
    months = Period.objects.filter(month__in=quarter.months).order_by("month")
    asked = list(months.values_list("month", flat=True))
    rows = Return.objects.filter(period__month__in=asked)
    found = {
        (community, month): status
        for community, month, status in rows.values_list("community", "period__month", "status")
    }
    for month in asked:
        reporting = places(month).reporting
        submitted = [p for p in reporting if found.get((p.id, month)) == Return.Status.SUBMITTED]
        late = [p for p in reporting if found.get((p.id, month)) not in Return.HANDED_IN]
        if late:
            yield f"{month_name(month)}: no return yet from {_named(late)}."
        if submitted:
            yield f"{month_name(month)}: handed in and not accepted yet from {_named(submitted)}."


def _named(found: Iterable[Place]) -> str:
    *names, last = (place.name for place in found)
    return f"{', '.join(names)} and {last}" if names else last


def _rebases(quarter: Quarter) -> Iterator[str]:
    """Kinds of activity that have a trajectory and no signed rebase of the quarter."""
    planned = Trajectory.objects.order_by().values("stream")
    statuses = dict(
        Rebase.objects.filter(effective_from=quarter.first).values_list("stream", "status")
    )
    for stream in Stream.objects.filter(pk__in=planned).order_by("code"):
        status = statuses.get(stream.pk)
        if status is None:
            yield f"There is no rebase of {stream.name} from {month_name(quarter.first)}."
        elif status != Rebase.Status.SIGNED:
            yield f"The rebase of {stream.name} from {month_name(quarter.first)} is not signed."


def _provisional(quarter: Quarter) -> Iterator[str]:
    """Measures with provisional figures; those of returns are told of as returns."""
    reading = Reading(quarter.months)
    for measure in full_catalogue().values():
        if not measure.numerator.provider.startswith(f"{FAMILY}:"):
            months: set[date] = {
                figure.month for figure in read(measure, reading) if figure.state == PROVISIONAL
            }
            if months:
                yield f"{measure.name}: figures of {month_spans(months)} are provisional."
