"""What is known of activity and trajectories. Each function asks a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import (
    BooleanField,
    IntegerField,
    Max,
    Min,
    QuerySet,
    Sum,
    TextField,
    Value,
)

from iccportal.lib.nhs_calendar import add_months, months_between
from iccs.membership import Homes
from iccs.models import PracticeMembership
from iccs.queries import Memberships
from targets.counting import Counted, OpenPractices, PracticeMonth, count_up
from targets.models import Activity, PlannedMonth, Rebase, Share
from targets.trajectory import InForce, ShareSet, in_force

_PLAN, _SHARE = "plan", "share"
# What it is, the trajectory, the month, how many; of a share the rebase, the trajectory's batch,
# if it is made up, the source, the window and the community.
_Row = tuple[Any, ...]


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
    """What signed rebases made of the trajectory, month by month; one query."""
    rows = list(_planned(stream).union(_shared(stream), all=True))
    return in_force(_plans(row for row in rows if row[0] == _PLAN), _share_sets(rows))


def plans(stream: str) -> Mapping[int, Mapping[date, int]]:
    """The planned months of each trajectory, by its id; one query."""
    return _plans(_planned(stream))


def _planned(stream: str) -> QuerySet[PlannedMonth, _Row]:
    rows = PlannedMonth.objects.order_by().filter(trajectory__stream__code=stream)
    nothing = (IntegerField(), IntegerField(), BooleanField(), TextField(), DateRangeField())
    found: QuerySet[PlannedMonth, _Row] = rows.values_list(
        *(Value(_PLAN), "trajectory_id", "month", "planned"),
        *(Value(None, field) for field in (*nothing, TextField())),
    )
    return found


def _shared(stream: str) -> QuerySet[Share, _Row]:
    signed = {"rebase__stream__code": stream, "rebase__status": Rebase.Status.SIGNED}
    rows = Share.objects.order_by().filter(**signed)
    of_rebase = [
        f"rebase__{name}"
        for name in ("pk", "trajectory__batch_id", "illustrative", "source", "window")
    ]
    by = ("rebase__trajectory_id", "rebase__effective_from")
    summed = rows.values(*by, *of_rebase, "community__code").annotate(total=Sum("activity"))
    found: QuerySet[Share, _Row] = summed.values_list(
        Value(_SHARE), *by, "total", *of_rebase, "community__code"
    )
    return found


def _plans(rows: Iterable[_Row]) -> dict[int, dict[date, int]]:
    found: dict[int, dict[date, int]] = {}
    for _, trajectory, month, planned, *_ in rows:
        found.setdefault(trajectory, {})[month] = planned
    return found


def _share_sets(rows: Iterable[_Row]) -> list[ShareSet]:
    ordered = sorted((row for row in rows if row[0] == _SHARE), key=itemgetter(2, 4, 9))
    return [
        ShareSet(pk, trajectory, batch, start, made_up, source, _of(communities), _months(window))
        for (trajectory, start, pk, batch, made_up, source, window), communities in groupby(
            ordered, key=itemgetter(1, 2, 4, 5, 6, 7, 8)
        )
    ]


def _of(communities: Iterable[Any]) -> dict[str, int]:
    return {code: activity for *_, activity, _, _, _, _, _, code in communities}


def _months(window: DateRange) -> list[date]:
    return months_between(window.lower, add_months(window.upper, -1))
