"""The rows of patient activation: people at each PAM level, first assessed and assessed again."""

from collections.abc import Iterator, Sequence

from iccportal.lib.small_numbers import Rule
from measures.makeup import makeup
from measures.states import FINAL, SUPPRESSED
from measures.tabulated import publish
from outcomes.courses import courses
from outcomes.levels import LEVELS
from outcomes.pam_counts import FIRST, REPEAT, SUMS, at, pam_counts
from reports.everything import Everything
from reports.fields import Row
from reports.rows.places import EditionPlace


def activation_rows(
    everything: Everything, places: Sequence[EditionPlace], rule: Rule | None
) -> Iterator[Row]:
    """A row for each place with people, occasion and level, as the page of PAM has them.

    None for a rule gives them in full. A repeat is the latest that a person had.
    """
    levels = everything.levels
    if levels is None:
        return
    made_up = makeup(everything.board.register)
    scored = {area: [s for s in everything.scores if s.community in area] for area in made_up.areas}
    in_full = {area: pam_counts(courses(own), levels) for area, own in scored.items()}
    shown = in_full if rule is None else publish(in_full, SUMS, made_up, rule)
    for place in places:
        area = place.subject.communities
        if in_full.get(area, {}).get(FIRST):
            illustrative = everything.made_up(score.batch for score in scored[area])
            for occasion in (FIRST, REPEAT):
                for level in LEVELS:
                    count = shown[area][at(occasion, level)]
                    of = (None, SUPPRESSED) if count is None else (count, FINAL)
                    yield place.code, occasion, level, levels.name, *of, illustrative
