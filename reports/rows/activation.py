"""The rows of patient activation: people at each PAM level, first assessed and assessed again."""

from collections.abc import Iterator, Mapping
from itertools import product

from iccportal.lib.small_numbers import Shown
from measures.makeup import Area
from measures.states import FINAL, SUPPRESSED
from outcomes.courses import courses
from outcomes.levels import LEVELS
from outcomes.pam_counts import FIRST, REPEAT, at
from reports.everything import Everything
from reports.fields import Row
from reports.rows.places import edition_places


def activation_rows(everything: Everything, shown: Mapping[Area, Shown]) -> Iterator[Row]:
    """A row for each place with people, occasion and level, as the page of PAM has them.

    A repeat is the latest that a person had.
    """
    activation = everything.activation
    if activation is None:
        return
    scored, sets = activation.scored, activation.used.name
    for place in edition_places(scored.register):
        area = place.subject.communities
        own = [score for score in scored.scores if score.community in area]
        if courses(own):
            illustrative = everything.made_up(score.batch for score in own)
            for occasion, level in product((FIRST, REPEAT), LEVELS):
                count = shown[area][at(occasion, level)]
                of = (None, SUPPRESSED) if count is None else (count, FINAL)
                yield place.code, occasion, level, sets, *of, illustrative
