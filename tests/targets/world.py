"""Practices, activity and a trajectory to test with: plain functions, sensible as they are."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.nhs_calendar import months_between
from iccs.models import Practice, PracticeMembership, Succession
from measures.models import Batch
from targets.models import Activity, PlannedMonth, Stream, Trajectory
from targets.rebasing import draft_rebase, sign_rebase
from tests.people import a_community

OPENED = date(2010, 4, 1)
ACTIVE = months_between(date(2018, 2, 1), date(2020, 6, 1))
PLANNED = months_between(date(2019, 4, 1), date(2020, 9, 1))
Q1, Q2, Q3 = date(2019, 4, 1), date(2019, 7, 1), date(2019, 10, 1)
WINDOW_END = date(2019, 1, 1)


def a_batch(**fields):
    known = {
        "title": "Admissions",
        "sender": "Informatics",
        "file_name": "a.csv",
        "sha256": "0" * 64,
        "source": "Hospital records",
        "illustrative": True,
    }
    return Batch.objects.create(**known | fields)


def a_stream(code="nel"):
    known = {"name": "admissions", "short_name": "NEL", "measure": "nel_admissions"}
    return Stream.objects.get_or_create(code=code, defaults=known)[0]


def a_practice(code="A1", community="kendal", *, start=OPENED, end=None):
    group = "lancashire" if community == "bay" else "south-cumbria"
    practice, _ = Practice.objects.get_or_create(code=code, defaults={"name": f"Surgery {code}"})
    PracticeMembership.objects.create(
        practice=practice,
        community=a_community(community, group),
        months=DateRange(start, end),
    )
    return practice


def a_merger(practice, successor, month):
    return Succession.objects.create(practice=practice, successor=successor, month=month)


def some_activity(practice, count=10, *, months=ACTIVE, batch=None, **fields):
    batch = batch or a_batch()
    Activity.objects.bulk_create(
        Activity(
            stream=a_stream(), practice=practice, month=month, count=count, batch=batch, **fields
        )
        for month in months
    )


def a_trajectory(planned=40, *, months=PLANNED, **of_batch):
    batch = a_batch(**of_batch)
    trajectory = Trajectory.objects.create(stream=a_stream(), name="Plan", batch=batch)
    PlannedMonth.objects.bulk_create(
        PlannedMonth(trajectory=trajectory, month=month, planned=planned) for month in months
    )
    return trajectory


def two_communities():
    """Kendal with 10 admissions a month, Bay with 30; the trajectory plans 40."""
    kendal, bay = a_practice("A1"), a_practice("A2", "bay")
    some_activity(kendal, 10)
    some_activity(bay, 30)
    return a_trajectory()


def a_rebase(trajectory, by, *, effective_from=Q1, window_end=WINDOW_END, signed=True):
    rebase = draft_rebase(
        trajectory=trajectory, effective_from=effective_from, window_end=window_end, by=by
    )
    return sign_rebase(rebase=rebase.pk, by=by, note="Agreed.") if signed else rebase
