"""What measures count of outcomes. All of them read from one query for each instrument.

A community is known from the month of its first score to that of its latest: a month between
with nothing in it is a nought, and months outside have not been sent.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from iccportal.lib.nhs_calendar import first_of_month, months_between
from measures.reading import Count, Provider, Reading, provider
from outcomes.change import first_level, has_gained
from outcomes.courses import Course, courses
from outcomes.effect import MEANINGFUL
from outcomes.levels import HIGHEST, LevelSets
from outcomes.queries import level_sets, scores
from outcomes.scales import PAM, WELLBEING

Placed = Callable[[Reading], Iterable[tuple[Course, date]]]  # each with the day it counts on


def pam_scores(reading: Reading) -> list[Course]:
    """Everybody's PAM scores; one query."""
    return courses(scores([PAM]))


def wellbeing_scores(reading: Reading) -> list[Course]:
    """Everybody's scores of wellbeing; one query."""
    return courses(scores(WELLBEING))


def sets(reading: Reading) -> LevelSets | None:
    """Every set of cut-points, None where there is none; one query."""
    return level_sets()


def _first_assessed(reading: Reading) -> Iterator[tuple[Course, date]]:
    for course in reading.once(pam_scores):
        yield course, course.first.on


def _reassessed(reading: Reading) -> Iterator[tuple[Course, date]]:
    """People assessed again after 6 to 12 months, but for those who began at level 4."""
    known = reading.once(sets)
    for course in reading.once(pam_scores):
        below = known is not None and first_level(course, known) < HIGHEST
        if below and course.in_time is not None:
            yield course, course.in_time.on


def _gained(reading: Reading) -> Iterator[tuple[Course, date]]:
    return ((course, day) for course, day in _reassessed(reading) if has_gained(course))


def _paired(reading: Reading) -> Iterator[tuple[Course, date]]:
    for course in reading.once(wellbeing_scores):
        if course.last is not None:
            yield course, course.last.on


def _rose(reading: Reading) -> Iterator[tuple[Course, date]]:
    for course, day in _paired(reading):
        change = course.change
        if change is not None and change >= MEANINGFUL[course.first.instrument]:
            yield course, day


def _counting(placed: Placed, everything: Callable[[Reading], list[Course]]) -> Provider:
    def count(reading: Reading) -> list[Count]:
        asked = set(reading.months)
        counts = {
            (community, month): 0
            for community, (first, last) in _known(reading.once(everything)).items()
            if reading.holds(community)
            for month in months_between(first, last)
            if month in asked
        }
        batches: dict[tuple[str, date], int | None] = {}
        for course, day in placed(reading):
            key = course.first.community, first_of_month(day)
            if key in counts:
                counts[key] += 1
                batches.setdefault(key, course.first.batch)
        return [Count(*key, n, batch=batches.get(key)) for key, n in sorted(counts.items())]

    return count


def _known(everything: Iterable[Course]) -> dict[str, tuple[date, date]]:
    """The months of the first and the latest score of each community."""
    found: dict[str, tuple[date, date]] = {}
    for course in everything:
        start = first_of_month(course.first.on)
        end = first_of_month((course.last or course.first).on)
        first, last = found.get(course.first.community, (start, end))
        found[course.first.community] = min(first, start), max(last, end)
    return found


provider("pam_first_assessments")(_counting(_first_assessed, pam_scores))
provider("pam_reassessed")(_counting(_reassessed, pam_scores))
provider("pam_gained")(_counting(_gained, pam_scores))
provider("wellbeing_paired")(_counting(_paired, wellbeing_scores))
provider("wellbeing_rose")(_counting(_rose, wellbeing_scores))
