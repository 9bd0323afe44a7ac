"""The rows of patient activation: people at each PAM level, first assessed and assessed again."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from iccportal.lib.small_numbers import Rule
from outcomes.courses import FIRST, REPEAT, courses
from outcomes.levels import LEVELS, LevelSet
from reports.everything import Everything
from reports.fields import Row
from reports.rows.counts import Cells, Counted, Key, over_places, release, sums_of_places
from reports.rows.places import EditionPlace


def activation_cells(everything: Everything) -> dict[Key, Counted]:
    """By occasion with level ("repeat 3") and community; a repeat is the person's latest."""
    if everything.levels is None:
        return {}
    found: Counter[Key] = Counter()
    made_up: set[str] = set()
    for course in courses(everything.scores):
        community = course.first.community
        for occasion, score in ((FIRST, course.first), (REPEAT, course.last)):
            if score is not None:
                found[f"{occasion} {everything.levels.level(score.score)}", community] += 1
                made_up |= {community} if everything.made_up([score.batch]) else set()
    communities = dict.fromkeys(community for _, community in found)
    return {
        key: Counted(found[key], made_up=community in made_up)
        for community in communities
        for occasion in (FIRST, REPEAT)
        for level in LEVELS
        for key in [(f"{occasion} {level}", community)]
    }


def released_activation(
    cells: Cells, places: Sequence[EditionPlace], rule: Rule, before: Collection[Key]
) -> dict[Key, Counted]:
    """Every place's people, as they may be shown outside the team.

    How many there are at all levels together is told nowhere, so levels need not add up.
    """
    everywhere = over_places(cells, places)
    return release(everywhere, sums_of_places(cells, places), places, rule, before)


def activation_rows(levels: LevelSet | None, shown: Cells) -> Iterator[Row]:
    """A row for each cell."""
    name = levels.name if levels else ""
    for (of, place), cell in shown.items():
        occasion, level = of.split()
        yield place, occasion, int(level), name, cell.count, cell.state, cell.made_up
