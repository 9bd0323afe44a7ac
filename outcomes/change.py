"""How PAM scores changed between the first assessment and the latest repeat."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from outcomes.courses import Course
from outcomes.levels import HIGHEST, LevelSets

# Consensus-based entity 2483: a gain of 3 points is meaningful.
MEANINGFUL: Final = Decimal(3)


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some changes and the quarters on either side; None where there are none.

    `people` is None where nothing is told of them, for they are too few; where there are people and
    nothing else, their quartiles would tell a hidden number.
    """

    people: int | None
    lower: Fraction | None = None
    median: Fraction | None = None
    upper: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Gain:
    """How many gained enough, of how many; `at_highest` were left out, already at level 4."""

    gained: int
    people: int
    at_highest: int


def movement(courses: Sequence[Course], sets: LevelSets) -> Mapping[tuple[int, int], int]:
    """People with a repeat by level at first and at the latest repeat; absent pairs have none."""
    return Counter(
        (levels.level(course.first.score), levels.level(course.last.score))
        for course in courses
        for levels in [sets.of(course.first.on)]
        if course.last is not None
    )


def spread(changes: Sequence[Decimal], *, published: bool = False) -> Spread:
    """Quartiles and median; between two changes, by their distance from the place asked for.

    Published ones are changes that somebody had (the nearest rank): one that is worked out between
    two tells by its fraction how many people there are.
    """
    if not changes:
        return Spread(0)
    inorder, at = sorted(changes), _nearest if published else _between
    return Spread(len(changes), *(at(inorder, Fraction(quarter, 4)) for quarter in (1, 2, 3)))


def gain(courses: Sequence[Course], sets: LevelSets) -> Gain:
    """People who gained 3 points or more 6 to 12 months after their first assessment.

    Counted are people with a repeat in that time. People at level 4 at the start are left out:
    they have little room to gain in (as in entity 2483).
    """
    judged = [course for course in courses if course.in_time is not None]
    below = [one for one in judged if first_level(one, sets) < HIGHEST]
    gained = sum(has_gained(course) for course in below)
    return Gain(gained, len(below), len(judged) - len(below))


def first_level(course: Course, sets: LevelSets) -> int:
    """The level of the person's first score."""
    return sets.of(course.first.on).level(course.first.score)


def has_gained(course: Course) -> bool:
    """Whether the person's repeat after 6 to 12 months is 3 points or more above the first."""
    later = course.in_time
    return later is not None and later.score - course.first.score >= MEANINGFUL


def _nearest(inorder: Sequence[Decimal], share: Fraction) -> Fraction:
    return Fraction(inorder[ceil(share * len(inorder)) - 1])


def _between(inorder: Sequence[Decimal], share: Fraction) -> Fraction:
    place = share * (len(inorder) - 1)
    below = int(place)
    above = min(below + 1, len(inorder) - 1)
    low, high = Fraction(inorder[below]), Fraction(inorder[above])
    return low + (place - below) * (high - low)
