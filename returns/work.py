"""The work list in its parts, and what each return on it is waiting for, in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from iccportal.lib.nhs_calendar import day_label
from returns.locking import ACCEPTED, SENT_BACK, SUBMITTED
from returns.queries import Due


@dataclass(frozen=True, slots=True)
class Part:
    """Returns that stand under one heading."""

    heading: str
    due: tuple[Due, ...]


def arranged(due: Iterable[Due]) -> list[Part]:
    """What is late, what can be done now, and what is done; empty parts are left out."""
    headings: dict[str, list[Due]] = {"Late": [], "Now": [], "Handed in": [], "Closed": []}
    for one in due:
        headings[_heading(one)].append(one)
    return [Part(heading, tuple(own)) for heading, own in headings.items() if own]


def _heading(due: Due) -> str:
    if due.standing.status in (SUBMITTED, ACCEPTED):
        return "Handed in"
    if due.lock is not None:
        return "Closed"
    return "Late" if due.days_late > 0 else "Now"


def standing_in_words(due: Due) -> str:
    """How far a return has come, and what holds it."""
    standing = due.standing
    if standing.status == SENT_BACK:
        return f"Sent back by {standing.decided_by}: {standing.reason}"
    if due.lock is not None:
        return due.lock.why
    if due.answered == 0:
        return "Not begun"
    by = f", last by {due.last_saved_by}" if due.last_saved_by else ""
    return f"{due.answered} of {due.of} answered{by}"


def asked_for_by(due: Due) -> str:
    """The advised day, and how long ago it was."""
    day = day_label(due.dates.advised_by)
    if due.days_late == 0:
        return day
    return f"{day} ({due.days_late} {'day' if due.days_late == 1 else 'days'} ago)"
