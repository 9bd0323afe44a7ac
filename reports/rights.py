"""Which audience's release a person may take of which place."""

from iccportal.lib.small_numbers import Audience
from iccs.access import Access
from reports.contents import WHOLE
from reports.places import Places

BOTH = (Audience.TEAM, Audience.OUTSIDE)
RELEASED_ONLY = (Audience.OUTSIDE,)


def audiences(access: Access, places: Places, code: str) -> tuple[Audience, ...]:
    """The releases of an edition's place that a person may take.

    Who reads a place in full may take either; everybody may take what is released to all.
    """
    return BOTH if reads_in_full(access, places, code) else RELEASED_ONLY


def reads_in_full(access: Access, places: Places, code: str) -> bool:
    """Whether a person reads all of an edition's place in full, as their roles are today.

    A group, and a community with parts, is what made it up then: who looks at the group today may
    not read a community that has left it.
    """
    if places.kind(code) == WHOLE:
        return access.everywhere
    return all(access.reads_in_full(each) for each in places.reporting(code) or [code])
