"""Whether a return can still be changed, and if not: why, since when, who can open it. Pure."""

from dataclasses import dataclass
from datetime import date

from iccportal.lib.nhs_calendar import day_label, month_name

OPEN = "open"
SUBMITTED = "submitted"
SENT_BACK = "sent_back"
ACCEPTED = "accepted"

SENT_BACK_FIRST = "An analyst can send it back so that it can be changed."
EXTENDED = "An analyst can extend the time for your community."
EXTENDED_FIRST = "An analyst can extend the time for your community, and then send it back."


@dataclass(frozen=True, slots=True)
class Dates:
    """A month's three dates, and the last day of a community's extension, if it has one."""

    month: date
    advised_by: date
    closes: date
    locks: date
    extended_until: date | None = None

    def days_late(self, today: date) -> int:
        """Days since the advised day; 0 on it and before."""
        return max(0, (today - self.advised_by).days)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a return has come; `status` is None where none was begun."""

    status: str | None = None
    submitted_by: str = ""
    submitted_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """Why nothing can be typed, since when, and who can open it."""

    why: str
    since: date
    opened_by: str

    @property
    def sentence(self) -> str:
        """All three, for people."""
        return f"{self.why} {self.opened_by}"


def lock_of(dates: Dates, standing: Standing, today: date) -> Lock | None:
    """What keeps a return from being changed; None where nothing does."""
    in_time = _by_date(dates, standing, today) is None
    return _handed_in(standing, SENT_BACK_FIRST if in_time else EXTENDED_FIRST) or _by_date(
        dates, standing, today
    )


def _handed_in(standing: Standing, opened_by: str) -> Lock | None:
    if standing.status == ACCEPTED and standing.decided_on is not None:
        return Lock(
            f"Accepted by {standing.decided_by} on {day_label(standing.decided_on)}.",
            standing.decided_on,
            opened_by,
        )
    if standing.status == SUBMITTED and standing.submitted_on is not None:
        return Lock(
            f"Submitted by {standing.submitted_by} on {day_label(standing.submitted_on)}.",
            standing.submitted_on,
            opened_by,
        )
    return None


def _by_date(dates: Dates, standing: Standing, today: date) -> Lock | None:
    name = month_name(dates.month)
    if today < dates.month:
        return Lock(f"{name} has not begun.", today, "It opens by itself on its 1st day.")
    if dates.extended_until is not None and today <= dates.extended_until:
        return None
    if today >= dates.locks:
        why = f"Returns for {name} were locked on {day_label(dates.locks)}."
        return Lock(why, dates.locks, EXTENDED)
    if standing.status is None and today >= dates.closes:
        why = f"Returns for {name} closed for new ones on {day_label(dates.closes)}."
        return Lock(why, dates.closes, EXTENDED)
    return None
