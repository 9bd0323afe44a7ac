"""Writes: the demonstration's analyst has closed two quarters, and one of them again."""

import tomllib
from datetime import date, datetime
from pathlib import Path

import pghistory
from django.conf import settings
from django.db import transaction
from django.db.models import F

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import parse_quarter
from reports.actions import close_quarter
from reports.models import Edition
from targets.models import Activity

FILE = Path(settings.BASE_DIR) / "fixtures" / "demonstration" / "editions.toml"


def load_demonstration_editions(now: datetime) -> bool:
    """Close what the demonstration's file names, over its figures; whether any was closed now.

    What visitors closed meanwhile stays as it is. One quarter gets a second revision, after a
    correction, so that a list of differences is there to be seen.
    """
    told = tomllib.loads(FILE.read_text("utf-8"))
    analyst = User.objects.get(email=told["analyst"])
    closed = set(Edition.objects.values_list("quarter", flat=True))
    wanted = {parse_quarter(one["quarter"]): one["reason"] for one in told["closed"]}
    lacking = [quarter for quarter in wanted if quarter.first not in closed]
    for quarter in lacking:
        close_quarter(quarter=quarter, reason=wanted[quarter], by=analyst, now=now)
    revised = parse_quarter(told["corrected"]["quarter"])
    if revised in lacking:
        _correct(revised.last, told["corrected"]["admissions"])
        reason = told["corrected"]["reason"]
        close_quarter(quarter=revised, reason=reason, by=analyst, now=now)
    return bool(lacking)


@transaction.atomic
def _correct(month: date, admissions: int) -> None:
    """So many admissions of a month were another practice's; the whole's figure stays."""
    rows = Activity.objects.filter(month=month, count__gte=admissions).order_by("practice__code")
    wrong, right = rows[0], rows.reverse()[0]
    with pghistory.context(source="load_demonstration_editions"):
        for row, change in ((wrong, -admissions), (right, admissions)):
            Activity.objects.filter(pk=row.pk).update(count=F("count") + change)
