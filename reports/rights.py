"""Which audience's release a person may take of which place."""

from iccportal.lib.small_numbers import Audience
from iccs.access import Access
from iccs.models import Community, Group

BOTH = (Audience.TEAM, Audience.OUTSIDE)
RELEASED_ONLY = (Audience.OUTSIDE,)


def audiences(access: Access, kind: str, code: str) -> tuple[Audience, ...]:
    """The releases of a place that a person may take; at most one query.

    `kind` is a place's kind in an edition's table of places. Who reads a place in full may take
    either; everybody may take what is released to all.
    """
    return BOTH if reads_in_full(access, kind, code) else RELEASED_ONLY


def reads_in_full(access: Access, kind: str, code: str) -> bool:
    """Whether a person reads all of a place in full, as their roles are today."""
    if access.everywhere:
        return True
    if kind == "group":
        return Group.objects.filter(pk__in=access.groups, code=code).exists()
    if kind in ("community", "part"):
        return Community.objects.filter(pk__in=access.in_full, code=code).exists()
    return False
