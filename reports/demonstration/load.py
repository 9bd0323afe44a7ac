"""Writes: the demonstration's analyst has closed two quarters."""

import tomllib
from datetime import datetime
from pathlib import Path

from django.conf import settings

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import parse_quarter
from reports.actions import close_quarter
from reports.models import Edition

FILE = Path(settings.BASE_DIR) / "fixtures" / "demonstration" / "editions.toml"


def load_demonstration_editions(now: datetime) -> bool:
    """Close what the demonstration's file names, over its figures; whether any was closed now.

    What visitors closed meanwhile stays as it is.
    """
    told = tomllib.loads(FILE.read_text("utf-8"))
    analyst = User.objects.get(email=told["analyst"])
    closed = set(Edition.objects.values_list("quarter", flat=True))
    wanted = {parse_quarter(one["quarter"]): one["reason"] for one in told["closed"]}
    lacking = [quarter for quarter in wanted if quarter.first not in closed]
    for quarter in lacking:
        close_quarter(quarter=quarter, reason=wanted[quarter], by=analyst, now=now)
    return bool(lacking)
