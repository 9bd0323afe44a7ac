"""What is known of activity and trajectories. Each function asks a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max, Min, Sum

from iccportal.lib.nhs_calendar import add_months, months_between
from iccs.membership import Homes
from iccs.models import PracticeMembership
from iccs.queries import Memberships
from targets.counting import Counted, OpenPractices, PracticeMonth, count_up
from targets.models import Activity, PlannedMonth, Rebase, Share
from targets.trajectory import InForce, ShareSet, in_force


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """A kind of activity, and the first and last months that there are figures of."""

    code: str
    name: str
    short_name: str
    measure: str
    earliest: date
    latest: date


def stream_facts(stream: str) -> StreamFacts | None:
    """The stream and the months of its figures; one query. None while there are no figures."""
    columns = [f"stream__{name}" for name in ("code", "name", "short_name", "measure")]
    rows = Activity.objects.filter(stream__code=stream).values_list(*columns)
    row = next(iter(rows.annotate(Min("month"), Max("month")).order_by()), None)
    return None if row is None else StreamFacts(*row)


def practice_months(stream: str, months: Sequence[date]) -> list[PracticeMonth]:
    """Each practice's activity of the months; one query."""
    rows = Activity.objects.filter(stream__code=stream, month__in=months)
    columns = ("practice_id", "month", "count", "state", "batch_id")
    return list(map(PracticeMonth._make, rows.values_list(*columns)))


def open_practices(months: Sequence[date]) -> OpenPractices:
    """The practices, by id, that belong to a community in each month; one query."""
    rows = PracticeMembership.objects.order_by().values_list("practice_id", "months")
    found = [(practice, belongs.lower, belongs.upper) for practice, belongs in rows]
    return {
        month: frozenset(
            practice
            for practice, start, end in found
            if start <= month and (end is None or month < end)
        )
        for month in months
    }


def counted(stream: str, months: Sequence[date], homes: Homes, known: Memberships) -> Counted:
    """Every community's activity of the months, and the whole's; one query."""
    return count_up(practice_months(stream, months), homes, known.open_practices(months))


def trajectory_in_force(stream: str) -> InForce:
    """What signed rebases made of the trajectory, month by month; two queries."""
    return in_force(plans(stream), share_sets(stream, Rebase.Status.SIGNED))


def plans(stream: str) -> Mapping[int, Mapping[date, int]]:
    """The planned months of each trajectory, by its id; one query."""
    rows = PlannedMonth.objects.filter(trajectory__stream__code=stream).order_by("trajectory")
    found = rows.values_list("trajectory_id", "month", "planned")
    return {
        trajectory: {month: planned for _, month, planned in months}
        for trajectory, months in groupby(found, key=itemgetter(0))
    }


def share_sets(stream: str, *statuses: Rebase.Status) -> list[ShareSet]:
    """Each rebase's activity in its window by community; one query."""
    rows = Share.objects.filter(rebase__stream__code=stream, rebase__status__in=statuses)
    plan = ("pk", "trajectory_id", "trajectory__batch_id", "effective_from")
    columns = [f"rebase__{name}" for name in (*plan, "illustrative", "source", "window")]
    summed = rows.values_list(*columns, "community__code").annotate(Sum("activity"))
    ordered: Iterable[Any] = summed.order_by("rebase__effective_from", "community__code")
    return [
        ShareSet(pk, trajectory, batch, start, made_up, source, _of(communities), _months(window))
        for (pk, trajectory, batch, start, made_up, source, window), communities in groupby(
            ordered, key=itemgetter(*range(7))
        )
    ]


def _of(communities: Iterable[Any]) -> dict[str, int]:
    return {code: activity for *_, code, activity in communities}


def _months(window: DateRange) -> list[date]:
    return months_between(window.lower, add_months(window.upper, -1))
