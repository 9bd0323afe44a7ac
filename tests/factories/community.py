"""Communities, for tests."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.models import Community, Group, GroupMembership

ALWAYS = DateRange(date(2010, 1, 1), None)


def an_icc(code: str = "kendal", *, group: str = "", months: DateRange = ALWAYS, **fields):
    """An ICC, looked at by a group where one is named."""
    icc = Community.objects.create(
        code=code, months=months, **{"name": code.replace("-", " ").title(), **fields}
    )
    if group:
        above, _ = Group.objects.get_or_create(code=group, defaults={"name": group.title()})
        GroupMembership.objects.create(community=icc, group=above, months=months)
    return icc


def a_part(parent: Community, code: str, **fields):
    """A sub-community of an ICC."""
    return an_icc(code, kind=Community.Kind.SUB_COMMUNITY, parent=parent, **fields)
