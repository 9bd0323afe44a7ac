"""What people do to series: begin control limits afresh, with a reason."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from iccportal.accounts.models import User
from iccs.models import Community
from measures.catalogue import full_catalogue
from measures.models import Recalculation


@transaction.atomic
def recalculate(
    *, measure: str, community: Community | None, month: date, reason: str, by: User
) -> Recalculation:
    """Begin the limits of a series, or of every series of a measure, afresh at a month.

    ValidationError says what is wrong: an unknown measure, a day within a month, no reason, or a
    series whose limits already begin there.
    """
    if measure not in full_catalogue():
        raise ValidationError({"measure": f'There is no measure "{measure}".'})
    row = Recalculation(measure=measure, community=community, month=month, reason=reason, by=by)
    row.full_clean()
    row.save()
    return row
