"""Scores put together by person: the first assessment and the repeats after it."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iccportal.lib.nhs_calendar import add_months, first_of_month

FIRST = "first"
REPEAT = "repeat"
FROM_MONTHS, TO_MONTHS = 6, 12


@dataclass(frozen=True, slots=True)
class Score:
    """One score, SWEMWBS already on its metric scale. `project` is empty for PAM."""

    person: int
    community: str
    instrument: str
    project: str
    occasion: str
    on: date
    score: Decimal
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What one person scored with one instrument in one project, in order of days."""

    first: Score
    repeats: tuple[Score, ...] = ()

    @property
    def last(self) -> Score | None:
        """The latest repeat; None where there is none yet."""
        return self.repeats[-1] if self.repeats else None

    @property
    def change(self) -> Decimal | None:
        """The latest repeat less the first; None where there is no repeat."""
        return None if self.last is None else self.last.score - self.first.score

    @property
    def in_time(self) -> Score | None:
        """The latest repeat 6 to 12 months after the first, both days included."""
        start = months_after(self.first.on, FROM_MONTHS)
        end = months_after(self.first.on, TO_MONTHS)
        within = [one for one in self.repeats if start <= one.on <= end]
        return within[-1] if within else None


def courses(scores: Iterable[Score]) -> list[Course]:
    """A course for each person, instrument and project with a first assessment."""
    found: defaultdict[tuple[int, str, str], list[Score]] = defaultdict(list)
    for one in sorted(scores, key=lambda one: one.on):
        found[one.person, one.instrument, one.project].append(one)
    return [
        Course(first, tuple(one for one in rest if one.occasion == REPEAT))
        for first, *rest in found.values()
        if first.occasion == FIRST
    ]


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short."""
    month = add_months(first_of_month(day), months)
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))
