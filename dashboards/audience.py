"""Who a person is to the figures of a subject: of the team, or a reader of what is published."""

from collections.abc import Hashable, Iterable

from dashboards.subject import Subject
from iccportal.lib.small_numbers import Audience
from iccs.access import Access


def audience(access: Access, subject: Subject) -> Audience:
    """The team of a community or an Oversight Group is who reads it in full.

    The whole system is read as it is published by everybody but those who read everything.
    """
    return Audience.TEAM if _in_full(access, subject) else Audience.OUTSIDE


def in_full(access: Access, subjects: Iterable[Subject]) -> bool:
    """Whether a person reads all of these in full."""
    return all(_in_full(access, subject) for subject in subjects)


def reads(access: Access) -> Hashable:
    """What decides which figures a person reads in full, to remember screens by."""
    return access.everywhere or (access.in_full, access.group_codes)


def _in_full(access: Access, subject: Subject) -> bool:
    if subject.group is not None:
        return access.reads_group_in_full(subject.group)
    if subject.community is not None:
        return access.reads_in_full(subject.community)
    return access.everywhere
