"""Who reads which communities in full, or ever did: by several of them they know more."""

from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from iccs.models import Appointment

KIND = "reader"  # of a row, where those of communities have theirs
_BETWEEN = ","

_WHILE_APPOINTED = Q(group__memberships__months__overlap=F("months"))
# a community that closed is of its group for good, as in `access_of`
_UNTIL_IT_CLOSED = Q(
    group__memberships__months__endswith=F("group__memberships__community__months__endswith"),
    group__memberships__months__endswith__lte=F("months__startswith"),
)


def readers() -> QuerySet[Appointment, Any]:
    """A row for each person, with the codes of all that they lead, or that their groups look at.

    What somebody has read they still know when the appointment has ended, or the community has
    left the group.
    """
    looked_at = "group__memberships__community__code"
    return (
        Appointment.objects.order_by()
        .filter(Q(community__isnull=False) | _WHILE_APPOINTED | _UNTIL_IT_CLOSED)
        .values("person")
        .annotate(
            kind=Value(KIND, CharField()),
            codes=StringAgg(Coalesce("community__code", looked_at), _BETWEEN, distinct=True),
        )
    )


def codes_of(told: str) -> frozenset[str]:
    """The codes of a row of `readers`."""
    return frozenset(told.split(_BETWEEN))
