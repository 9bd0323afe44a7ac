"""Reads what plans keep from being shown outside the team: all months that they were made of."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.conf import settings

from measures.apart import apart
from measures.definition import Measure, Target, TargetMethod
from measures.earlier import Earlier
from measures.makeup import makeup
from measures.membership import memberships
from measures.reading import WINDOWS, Reading, Window
from measures.release import is_released, related_to, tables_of
from measures.series import every_register, read
from measures.windows import NOTHING_WITHHELD, Withheld, sums_of_months, withhold


def withheld(reading: Reading, among: Collection[Measure], before: Earlier) -> Withheld:
    """What plans keep from being shown, the same for every reading.

    `among` are all measures, `before` is what editions released. A fixed number of queries; what
    is counted for it need not be asked again for `reading`.
    """
    windows = [one for give in WINDOWS for one in reading.once(give)]
    names = {one.counted for one in windows}
    counting = [m for m in among if is_released(m) and m.numerator.provider in names]
    known = {measure.numerator.provider for measure in counting}
    told = [one for one in windows if one.counted in known]
    return _of(told, counting, among, reading, before) if told else NOTHING_WITHHELD


def _of(
    windows: Sequence[Window],
    counting: Sequence[Measure],
    among: Collection[Measure],
    reading: Reading,
    before: Earlier,
) -> Withheld:
    of_windows = {month for one in windows for month in one.months}
    months = sorted(of_windows.union(reading.months))
    shared = {asked: reading.once(asked) for asked in (every_register, memberships)}
    again = Reading(months).with_answers(shared)
    own = related_to(counting, among)
    figures = {
        each.code: [one for one in read(_untargeted(each), again) if one.month in of_windows]
        for each in own
    }
    reading.take_counts(again)
    places, rule = makeup(*again.once(every_register).each), settings.SMALL_NUMBERS
    tables = tables_of(own, figures, places, rule, before, apart(own, again, before))
    of_months = sums_of_months(windows, counting, tables.shelf, places)
    return withhold(tables.months, windows, of_months, places, rule, before)


def _untargeted(measure: Measure) -> Measure:
    """The measure's counts alone: of targets nothing is asked."""
    return replace(measure, target=Target(TargetMethod.NONE))
