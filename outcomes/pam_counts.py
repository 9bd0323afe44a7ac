"""How many people were at which PAM level, moved where, and gained: every count of the page. Pure.

Counts have names, so that those outside the team can be shown with some of them hidden.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from iccportal.lib.small_numbers import Sum
from outcomes.change import first_level, gain, movement
from outcomes.courses import Course
from outcomes.levels import HIGHEST as TOP
from outcomes.levels import LEVELS, LevelSets

FIRST, REPEAT = "first", "repeat"
GAINED, JUDGED, HIGHEST = "gained", "judged", "highest"
TABLE: Final = "activation"  # what editions keep the counts under
BELOW = "below again"  # assessed again, and not at the top level at first; shown nowhere


def at(occasion: str, level: int) -> str:
    """The count of people at a level."""
    return f"{occasion} {level}"


def moved(before: int, after: int) -> str:
    """The count of people who moved from one level to another, or stayed."""
    return f"{before} to {after}"


def came_back(level: int) -> str:
    """The count of people at a level at first who were assessed again."""
    return f"{level} again"


SUMS: Final = (
    Sum(FIRST, tuple(at(FIRST, level) for level in LEVELS)),
    Sum(REPEAT, tuple(at(REPEAT, level) for level in LEVELS)),
    Sum(REPEAT, tuple(came_back(level) for level in LEVELS)),
    *(Sum(came_back(one), tuple(moved(one, after) for after in LEVELS)) for one in LEVELS),
    *(Sum(at(REPEAT, one), tuple(moved(before, one) for before in LEVELS)) for one in LEVELS),
    *(Sum(at(FIRST, one), (came_back(one),)) for one in LEVELS),
    Sum(FIRST, (REPEAT,)),
    Sum(JUDGED, (GAINED,)),
    Sum(REPEAT, (JUDGED, HIGHEST)),
    Sum(REPEAT, (BELOW, came_back(TOP))),
    Sum(BELOW, tuple(came_back(level) for level in LEVELS if level != TOP)),
    Sum(BELOW, (JUDGED,)),
    Sum(came_back(TOP), (HIGHEST,)),
)


def pam_counts(courses: Sequence[Course], sets: LevelSets) -> dict[str, int]:
    """Every count of these people's courses."""
    first = Counter(first_level(one, sets) for one in courses)
    moves, gains = movement(courses, sets), gain(courses, sets)
    found = {at(FIRST, level): first[level] for level in LEVELS}
    for one in LEVELS:
        found |= {moved(one, after): moves.get((one, after), 0) for after in LEVELS}
        found[came_back(one)] = sum(moves.get((one, after), 0) for after in LEVELS)
        found[at(REPEAT, one)] = sum(moves.get((before, one), 0) for before in LEVELS)
    return found | {
        FIRST: len(courses),
        REPEAT: sum(moves.values()),
        BELOW: sum(found[came_back(level)] for level in LEVELS if level != TOP),
        GAINED: gains.gained,
        JUDGED: gains.people,
        HIGHEST: gains.at_highest,
    }
