"""Which months a screen shows."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from dashboards.queries import span
from iccportal.lib.nhs_calendar import first_of_month
from measures.forms import PeriodForm

MONTHS = 36


def period(asked: Mapping[str, Any]) -> PeriodForm:
    """The form over the months that have figures; this month alone where none has any."""
    this_month = first_of_month(timezone.localdate())
    earliest, latest = span() or (this_month, this_month)
    return PeriodForm(asked, earliest=earliest, latest=latest)
