"""Who a person is to the figures of a subject: of the team, or a reader of what is published."""

from collections.abc import Hashable, Iterable

from dashboards.subject import Subject
from iccportal.lib.small_numbers import Audience
from iccs.access import Access
from measures.cells import is_share
from measures.definition import Measure


def audience(access: Access, subject: Subject, measure: Measure) -> Audience:
    """The team of a community or an Oversight Group is who reads it in full.

    The whole system is read as it is published by everybody but those who read everything. So is a
    share of it: who knows a community and its exact share knows the others together.
    """
    return Audience.TEAM if in_full(access, [subject], [measure]) else Audience.OUTSIDE


def in_full(access: Access, subjects: Iterable[Subject], measures: Iterable[Measure]) -> bool:
    """Whether a person reads all of these measures of all of these subjects in full."""
    of_all = all(_in_full(access, subject) for subject in subjects)
    return access.everywhere or (of_all and not any(is_share(measure) for measure in measures))


def reads(access: Access) -> Hashable:
    """What decides which figures a person reads in full, to remember screens by."""
    return access.everywhere or access.in_full


def _in_full(access: Access, subject: Subject) -> bool:
    """Whether it is a part of the whole of which each community is read in full today."""
    is_part = subject.group is not None or subject.community is not None
    return is_part and all(access.reads_in_full(code) for code in subject.communities)
