"""The rows of patient activation: people at each PAM level, first assessed and assessed again."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from iccportal.lib.small_numbers import Shown, Table
from measures.makeup import Area, Makeup, makeup
from measures.release import is_released
from measures.states import FINAL, SUPPRESSED
from measures.tabulated import publish
from outcomes.beside import PAM_TOTALS, Beside, counts_them
from outcomes.courses import courses
from outcomes.levels import LEVELS, LevelSets
from outcomes.pam_counts import FIRST, REPEAT, SUMS, TABLE, at, pam_counts
from reports.everything import Everything
from reports.fields import Row
from reports.rows.places import EditionPlace

Tables = Mapping[Area, Shown]


def activation_rows(
    everything: Everything, places: Sequence[EditionPlace], shown: Tables
) -> Iterator[Row]:
    """A row for each place with people, occasion and level, as the page of PAM has them.

    A repeat is the latest that a person had.
    """
    sets = _sets(everything)
    for place in places:
        area = place.subject.communities
        own = [score for score in everything.scores if score.community in area]
        if courses(own) and sets is not None:
            illustrative = everything.made_up(score.batch for score in own)
            for occasion, level in product((FIRST, REPEAT), LEVELS):
                count = shown[area][at(occasion, level)]
                of = (None, SUPPRESSED) if count is None else (count, FINAL)
                yield place.code, occasion, level, sets.name, *of, illustrative


def activation_counts(everything: Everything) -> dict[Area, Table]:
    """Every count of people by level, of every area; of none where no cut-points are known."""
    levels = everything.levels
    if levels is None:
        return {}
    areas = _makeup(everything).areas
    scored = {area: [s for s in everything.scores if s.community in area] for area in areas}
    return {area: pam_counts(courses(own), levels) for area, own in scored.items()}


def released_activation(everything: Everything, counts: Mapping[Area, Table]) -> Tables:
    """The same as it is shown outside the team."""
    board = everything.board
    if everything.levels is None:
        return {}
    own = [one for one in board.measures if is_released(one) and counts_them(one, PAM_TOTALS)]
    releases = [board.release_of(one) for one in own]
    beside = Beside(releases, PAM_TOTALS, board.earlier)
    settled = beside.settled(_makeup(everything), TABLE)
    return publish(counts, SUMS, _makeup(everything), board.rule, settled)


def _sets(everything: Everything) -> LevelSets | None:
    """The sets of cut-points that anybody is read by."""
    firsts = (course.first.on for course in courses(everything.scores))
    return everything.levels and everything.levels.used(firsts)


def _makeup(everything: Everything) -> Makeup:
    """As it is: people of all months together are told of in the places of the last alone."""
    return makeup(everything.board.register)
