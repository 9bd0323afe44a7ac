"""Practices, for tests."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.models import Community, ListSize, Practice, PracticeMembership, Succession
from tests.factories.community import ALWAYS


def a_practice(
    code: str = "A00001",
    *,
    community: Community | None = None,
    months: DateRange = ALWAYS,
    people: int | None = None,
    **fields,
):
    """A practice, in a community and with a list where they are given."""
    practice = Practice.objects.create(
        code=code, **{"name": f"Practice {code}", "latitude": 54.3, "longitude": -2.7, **fields}
    )
    if community is not None:
        PracticeMembership.objects.create(practice=practice, community=community, months=months)
    if people is not None:
        a_list(practice, people)
    return practice


def a_list(practice: Practice, people: int, *, as_at: date = date(2019, 4, 1), source="A list"):
    """How many people are registered with a practice."""
    return ListSize.objects.create(
        practice=practice, people=people, as_at=as_at, source=source, period="2019/20"
    )


def a_merger(practice: Practice, successor: Practice, month: date):
    """The practice's patients are the successor's from a month on."""
    return Succession.objects.create(
        practice=practice, successor=successor, month=month, evidence="lists", confidence="strong"
    )
