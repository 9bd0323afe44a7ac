"""Who is reminded of what on a day. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from returns.locking import Dates

BEFORE = "before"
AFTER = "after"
CHAIR = "chair"

# A reminder so long before the advised day leaves a week's end for it.
DAYS_BEFORE = 5

MONTHLY = "monthly"
QUARTERLY = "quarterly"
# What is owed is a duty: its reminders cannot be declined.
DUTIES = frozenset({AFTER})


@dataclass(frozen=True, slots=True)
class Round:
    """A community's return of a month: its dates, and when it was first handed in, if ever.

    `locked` returns can no longer be changed, so nobody is reminded of them.
    """

    community: int
    dates: Dates
    handed_in: date | None
    locked: bool

    def is_late(self, today: date) -> bool:
        """Whether it came after the advised day, or has not come though that day has passed."""
        return (self.handed_in or today) > self.dates.advised_by

    def is_owed(self, today: date) -> bool:
        """Whether it is late and can still be handed in."""
        return self.handed_in is None and not self.locked and self.is_late(today)

    def is_due_soon(self, today: date) -> bool:
        """Whether the advised day is near."""
        days = self.dates.advised_by - today
        return self.handed_in is None and timedelta(0) <= days <= timedelta(DAYS_BEFORE)


@dataclass(frozen=True, slots=True)
class People:
    """Who reports for a community, who chairs its group (ids), and how often they want emails."""

    leads: Mapping[int, Sequence[int]]
    chairs: Mapping[int, Sequence[int]]
    often: Mapping[int, str]

    def wants(self, person: int, kind: str, month: date) -> bool:
        """Whether a person is sent a reminder of a month; who chose nothing wants every one."""
        often = self.often.get(person, MONTHLY)
        ends_quarter = month.month % 3 == 0
        return kind in DUTIES or often == MONTHLY or (often == QUARTERLY and ends_quarter)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder to one person."""

    kind: str
    person: int
    community: int
    month: date


def wanted(rounds: Sequence[Round], people: People, today: date) -> Iterator[Wanted]:
    """Every reminder that a day calls for, whether it was sent before or not."""
    late = {(r.community, r.dates.month) for r in rounds if r.is_late(today)}
    for own in rounds:
        for kind, reminded in (
            (BEFORE, people.leads if own.is_due_soon(today) else {}),
            (AFTER, people.leads if own.is_owed(today) else {}),
            (CHAIR, people.chairs if own.is_owed(today) and _before(own) in late else {}),
        ):
            for person in reminded.get(own.community, ()):
                if people.wants(person, kind, own.dates.month):
                    yield Wanted(kind, person, own.community, own.dates.month)


def _before(own: Round) -> tuple[int, date]:
    last_month = (own.dates.month - timedelta(days=1)).replace(day=1)
    return own.community, last_month
