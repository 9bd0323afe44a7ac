"""Figures read so that they can be shown outside the team: all that a release depends on."""

from django.conf import settings

from iccportal.remembered import remembered, snapshot
from iccs.membership import Membership
from measures.catalogue import full_catalogue
from measures.definition import Measure
from measures.makeup import makeup
from measures.reading import Reading
from measures.release import Release, family, release
from measures.series import read, register


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

    Two queries, and those of its family's providers.
    """
    if not is_of_everybody(reading):
        raise NotForOutsideError("Figures for outside the team are read of everybody.")
    key = "published", measure.code, tuple(reading.months)
    return remembered(snapshot(), key, lambda: _released(measure, reading))


def _released(measure: Measure, reading: Reading) -> Release:
    own = family(measure, list(full_catalogue().values()))
    figures = {each.code: read(each, reading) for each in own}
    return release(own, figures, makeup(reading.once(register)), settings.SMALL_NUMBERS)
