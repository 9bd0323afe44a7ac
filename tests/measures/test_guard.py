"""Hidden months beside windows that plans tell, as somebody finds them who tries all numbers.

Each case was found by integer programming.
"""

from datetime import date
from itertools import product

import pytest

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.small_numbers import HIDDEN, Rule
from measures.apart import TOGETHER
from measures.earlier import NOTHING
from measures.makeup import Makeup
from measures.reading import Window
from measures.release import release, tables_of
from measures.windows import sums_of_months, withhold
from tests.measures.measures_of import a_count_measure, a_figure

RULE, NEL = Rule(), a_count_measure()
JANUARY, FEBRUARY, MARCH, APRIL = MONTHS = months_between(date(2020, 1, 1), date(2020, 4, 1))
A, B, C = (frozenset(code) for code in "abc")
TWO = Makeup({A | B: (A, B)}, wholes=frozenset([A | B]))
THREE = Makeup({A | B | C: (A | B, C), A | B: (A, B)}, wholes=frozenset([A | B | C]))
MOST = 16  # more than is needed for another number
OUTSIDE = frozenset()


class Told:
    """What is published of months and of windows, given as pairs of the first and last month."""

    def __init__(self, places, counts, *spans):
        self.counts = {
            (code, month): n
            for code, own in counts.items()
            for month, n in zip(MONTHS, own, strict=True)
        }
        self.windows = [self._window(places, n, *span) for n, span in enumerate(spans)]
        figures = {NEL.code: [a_figure(NEL, n, community=c, month=m) for (c, m), n in self]}
        tables = tables_of([NEL], figures, places, RULE, NOTHING, TOGETHER)
        sums = sums_of_months(self.windows, [NEL], tables.shelf, places)
        held = withhold(tables.months, self.windows, sums, places, RULE, NOTHING)
        out = release([NEL], figures, places, RULE, withheld=held)
        self.months = {
            (frozenset(cell.communities.split("+")), cell.month): (out.ledger.counts[cell], shown)
            for cell, shown in out.counts.items()
        }
        whole = frozenset(counts)
        self.sums = [
            (area, window.months, sum(window.counts[code] for code in area))
            for window in self.windows
            for area in places.areas
            if area == whole or not held.hides(window.plan, window.start, area)
        ]

    def __iter__(self):
        return iter(self.counts.items())

    def _window(self, places, number, first, last):
        months = MONTHS[first : last + 1]
        codes = frozenset().union(*places.areas)
        own = {code: sum(self.counts[code, month] for month in months) for code in codes}
        return Window("apportioned:nel", "admissions_nel", date(2020, 7 + number, 1), months, own)

    def is_hidden(self, area, month):
        return self.months[area, month][1] is HIDDEN

    def could_be(self, reader, area, month, *, if_small=False):
        """Every count that an area can have in a month, by what somebody knows of all others."""
        states = {((), None)}
        for one in MONTHS:
            options = list(self._options(one, reader, if_small=if_small))
            states = {
                (added, sum(counts[c] for c in area) if one == month else found)
                for (state, found), counts in product(states, options)
                if (added := self._added(state, one, counts)) is not None
            }
        return {found for _, found in states}

    def _options(self, month, reader, *, if_small):
        """The counts that all communities may have in a month."""
        codes = sorted({code for code, _ in self.counts})
        ranges = [self._range(code, month, reader, if_small=if_small) for code in codes]
        for numbers in product(*ranges):
            counts = dict(zip(codes, numbers, strict=True))
            if all(
                sum(counts[code] for code in area) in self._can_be(area, one, if_small=if_small)
                for area, one in self.months
                if one == month and not area <= reader
            ):
                yield counts

    def _range(self, code, month, reader, *, if_small):
        if code in reader:
            return [self.counts[code, month]]
        return self._can_be(frozenset([code]), month, if_small=if_small)

    def _can_be(self, area, month, *, if_small):
        count, shown = self.months[area, month]
        if shown is not HIDDEN:
            low, high = RULE.can_be(count)
            return range(low, high + 1)
        if if_small and RULE.is_small(count):
            return range(1, RULE.threshold + 1)
        return range(1, max(MOST, count + 2) + (0 if len(area) == 1 else 99))

    def _added(self, state, month, counts):
        """What the windows come to with a month; None if that is not what is told."""
        state = state or (0,) * len(self.sums)
        added = []
        for so_far, (area, months, total) in zip(state, self.sums, strict=True):
            comes_to = so_far + (sum(counts[code] for code in area) if month in months else 0)
            if comes_to > total or (month == months[-1] and comes_to != total):
                return None
            added.append(comes_to)
        return tuple(added)


@pytest.mark.parametrize("place", ["a", "b"])
def test_a_plan_that_is_given_up_saves_other_months_by_itself(place):
    """Once plans are hidden, another month is hidden as well: none is helpless by what was told."""
    told = Told(TWO, {"a": [4, 0, 0, 6], "b": [1, 1, 0, 2]}, (0, 2), (1, 3))

    for month in (JANUARY, FEBRUARY, APRIL):
        for area in (frozenset(place), A | B):
            assert not told.is_hidden(area, month) or len(told.could_be(OUTSIDE, area, month)) > 1


def test_a_month_beside_the_window_of_a_place_hides_what_overlapping_ones_tell():
    told = Told(TWO, {"a": [1, 6, 2, 22], "b": [6, 0, 0, 16]}, (0, 2), (1, 3))

    assert told.is_hidden(A, JANUARY)
    assert len(told.could_be(B, A, JANUARY)) > 1


def test_two_months_that_are_known_for_small_are_not_a_window_of_two_sevens():
    told = Told(TWO, {"a": [7, 0, 7, 0], "b": [0, 7, 1, 6]}, (0, 3))

    for area, month in ((A, JANUARY), (A, MARCH)):
        assert not told.is_hidden(area, month) or (
            len(told.could_be(OUTSIDE, area, month, if_small=True)) > 1
        )


def test_what_nothing_keeps_from_a_group_is_kept_from_a_lead():
    """Who knows a and b has c by the whole; who leads b has it by the whole’s windows."""
    told = Told(
        THREE, {"a": [12, 3, 9, 0], "b": [12, 8, 3, 10], "c": [0, 5, 10, 1]}, (0, 2), (1, 3)
    )

    assert told.is_hidden(C, APRIL)
    assert len(told.could_be(B, C, APRIL)) > 1
