"""Figures read so that they can be shown outside the team: all that a release depends on."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from iccportal.remembered import remembered, snapshot
from iccs.membership import Membership
from measures.apart import apart
from measures.catalogue import full_catalogue
from measures.definition import Measure, TargetMethod
from measures.earlier import Earlier, earlier
from measures.makeup import makeup
from measures.reading import Reading
from measures.release import Release, family, release
from measures.series import every_register, read
from measures.windows import NOTHING_WITHHELD, Withheld
from measures.withheld import withheld


class NotForOutsideError(ValueError):
    """Figures that were not read so that they can be shown outside the team."""


def is_of_everybody(reading: Reading) -> bool:
    """Whether a reading is of all communities, by membership as it was in each month.

    Nothing else may be shown outside the team: what is hidden of one depends on the others, and
    two counts of a month by either membership would tell the few people of a practice that moved.
    """
    return reading.communities is None and reading.membership is Membership.AS_WAS


def published(measure: Measure, reading: Reading) -> Release:
    """The release that a measure is part of, remembered.

    Three queries, those of its family's providers, and what plans tell.
    """
    if not is_of_everybody(reading):
        raise NotForOutsideError("Figures for outside the team are read of everybody.")
    key = "published", measure.code, tuple(reading.months)
    return remembered(snapshot(), key, lambda: _released(measure, reading))


def published_each(measures: Iterable[Measure], reading: Reading) -> list[Release]:
    """The releases that some measures are part of, each once; as many queries as for one."""
    among, before = list(full_catalogue().values()), reading.once(released_before)
    found: dict[str, Release] = {}
    for measure in measures:
        if measure.code not in found:
            own = family(measure, among)
            # plans are shared out by counts of their own family, and ask nothing of others
            planned = any(one.target.method is TargetMethod.APPORTIONED for one in own)
            held = withheld(reading, among, before) if planned else NOTHING_WITHHELD
            made = _of_family(own, reading, before, held)
            found |= dict.fromkeys([one.code for one in own], made)
    return list({id(one): one for one in found.values()}.values())


def withheld_by_plans(reading: Reading) -> Withheld:
    """What plans keep from being shown outside the team, remembered; a fixed number of queries."""

    def work() -> Withheld:
        return withheld(reading, list(full_catalogue().values()), reading.once(released_before))

    return remembered(snapshot(), "withheld", work)


def released_before(reading: Reading) -> Earlier:
    """What editions released, asked once for a reading; one query."""
    return earlier()


def _released(measure: Measure, reading: Reading) -> Release:
    [found] = published_each([measure], reading)
    return found


def _of_family(
    own: Sequence[Measure], reading: Reading, before: Earlier, held: Withheld
) -> Release:
    figures = {each.code: read(each, reading) for each in own}
    everywhere = makeup(*reading.once(every_register).each)
    practices = apart(own, reading, before)
    return release(own, figures, everywhere, settings.SMALL_NUMBERS, before, practices, held)
