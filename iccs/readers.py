"""Who reads several communities or Oversight Groups in full: by all of them they know more."""

from dataclasses import dataclass
from typing import Any, Self

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, Count, QuerySet, Value

from iccs.models import Appointment

KIND = "reader"  # of a row, where those of communities have theirs
_BETWEEN = ","


@dataclass(frozen=True, slots=True)
class Reader:
    """The codes of all communities and groups that somebody reads in full, or ever read."""

    communities: frozenset[str]
    groups: frozenset[str]

    @classmethod
    def told(cls, communities: str | None, groups: str | None) -> Self:
        """As a row of `readers_of_several` tells them."""
        return cls(_codes(communities), _codes(groups))


def readers_of_several() -> QuerySet[Appointment, Any]:
    """A row for each person who was ever appointed to several, with the codes of these.

    What somebody has read they still know when the appointment has ended.
    """
    several = Count("community", distinct=True) + Count("group", distinct=True)
    return (
        Appointment.objects.order_by()
        .values("person")
        .annotate(
            kind=Value(KIND, CharField()),
            communities=StringAgg("community__code", _BETWEEN, distinct=True),
            groups=StringAgg("group__code", _BETWEEN, distinct=True),
        )
        .alias(several=several)
        .filter(several__gt=1)
    )


def _codes(told: str | None) -> frozenset[str]:
    return frozenset(told.split(_BETWEEN)) if told else frozenset()
