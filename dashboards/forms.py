"""Which months a screen shows, and which measure."""

from collections.abc import Hashable, Mapping
from typing import Any

from django.utils import timezone

from dashboards.queries import span
from iccportal.lib.nhs_calendar import first_of_month
from measures.catalogue import catalogue
from measures.definition import Measure
from measures.forms import PeriodForm

MONTHS = 36


def period(asked: Mapping[str, Any]) -> PeriodForm:
    """The form over the months that have figures; this month alone where none has any."""
    this_month = first_of_month(timezone.localdate())
    earliest, latest = span() or (this_month, this_month)
    return PeriodForm(asked, earliest=earliest, latest=latest)


def asked_for(form: PeriodForm) -> dict[str, str]:
    """What a reader chose, for the addresses of other screens; what was refused is left out."""
    return {
        name: form.data[name]
        for name in form.fields
        if form.data.get(name) and name not in form.errors
    }


def chosen(form: PeriodForm) -> Hashable:
    """All that a form adds to what a screen depends on, to remember the screen by."""
    return form.earliest, form.latest, tuple(sorted(asked_for(form).items()))


def one_measure(asked: str | None) -> Measure:
    """The measure that a reader asks for, or the catalogue's first."""
    measures = catalogue()
    return measures.get(asked or "") or next(iter(measures.values()))
