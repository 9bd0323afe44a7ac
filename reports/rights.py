"""Which audience's release a person may take of which place."""

from iccportal.lib.small_numbers import Audience
from iccs.access import Access
from reports.contents import GROUP, WHOLE

BOTH = (Audience.TEAM, Audience.OUTSIDE)
RELEASED_ONLY = (Audience.OUTSIDE,)


def audiences(access: Access, kind: str, code: str) -> tuple[Audience, ...]:
    """The releases of a place that a person may take.

    `kind` is a place's kind in an edition's table of places. Who reads a place in full may take
    either; everybody may take what is released to all.
    """
    return BOTH if reads_in_full(access, kind, code) else RELEASED_ONLY


def reads_in_full(access: Access, kind: str, code: str) -> bool:
    """Whether a person reads all of a place in full, as their roles are today."""
    if kind == WHOLE:
        return access.everywhere
    return access.reads_group_in_full(code) if kind == GROUP else access.reads_in_full(code)
