"""What no sum tells by itself, and all of them together do: worlds that an attacker found."""

from datetime import date

import pytest

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.small_numbers import HIDDEN, Rule
from measures.apart import TOGETHER
from measures.definition import Missing
from measures.earlier import NOTHING, Earlier
from measures.makeup import Makeup
from measures.reading import Window
from measures.release import release, tables_of
from measures.windows import sums_of_months, withhold
from tests.measures.measures_of import a_count_measure, a_figure
from tests.measures.releases import kept
from tests.measures.test_attack_on_ratios import measures

RULE, NEL = Rule(), a_count_measure()
A, B, C, D, E, F, G = (frozenset([code]) for code in "abcdefg")
NORTH = D | E | F | G
PLACES = Makeup({NORTH: (D, E, F, G), A | NORTH: (A, NORTH)}, wholes=frozenset({A | NORTH}))


def by_area(out):
    return {
        (cell.provider, cell.communities): None if n is HIDDEN else int(n)
        for cell, n in out.counts.items()
    }


@pytest.mark.parametrize("scale", ["percentage", "100"])
def test_lead_finds_nobody_by_what_a_group_has_left(scale):
    """Of 27 held at most 17 are the lead's; of 18 reviewed at least 10. So 2 at most are left.

    Two communities that reviewed nobody hold somebody: each would hold one.
    """
    people = {"a": (10, 17), "d": (0, 1), "e": (0, 1), "f": (5, 5), "g": (3, 3)}
    held, reviewed, rate = own = measures(scale)
    figures = {
        "held": [a_figure(held, n, community=code) for code, (_, n) in people.items()],
        "reviewed": [a_figure(reviewed, n, community=code) for code, (n, _) in people.items()],
        "rate": [a_figure(rate, *both, community=code) for code, both in people.items()],
    }

    told = by_area(release(own, figures, PLACES, RULE))

    all_held, all_reviewed = (
        told[measure.numerator.provider, "a+d+e+f+g"] for measure in (held, reviewed)
    )
    assert told[held.numerator.provider, "d"] is None
    assert None in (all_held, all_reviewed) or (
        RULE.can_be(all_held)[1] - 17 - (RULE.can_be(all_reviewed)[0] - 10) > 2
    )


def test_lead_whose_own_count_was_corrected_finds_no_late_one():
    """The others were 21 at least then, and 22 at most now with one who came late: that is 1."""
    counting = a_count_measure(missing_communities=Missing.LEFT_OUT)
    south, north = A | B | C, D | F
    places = Makeup(
        {south: (A, B, C), north: (D, F), south | north: (south, north)},
        wholes=frozenset({south | north}),
    )
    first = {"a": None, "b": 6, "c": 8, "d": 7, "f": 2}
    earlier, told = Earlier(), []
    for counts in (first, first | {"a": 1, "f": 60}):
        figures = [a_figure(counting, n, community=code) for code, n in counts.items()]
        out = release([counting], {counting.code: figures}, places, RULE, earlier)
        earlier = kept(out)
        told.append({code: n for (_, code), n in by_area(out).items()})

    before, now = told[0]["b+c+d+f"], told[1]["a+b+c+d+f"]
    assert told[1]["a"] is None
    assert None in (before, now) or RULE.can_be(now)[1] - 60 - (RULE.can_be(before)[0] - 2) > 1


def test_hidden_window_follows_from_no_other_that_has_the_same_people():
    """D had nobody in the months that only one of its windows has: the second is as the first."""
    plan, first, second = "apportioned:nel", date(2020, 1, 1), date(2020, 4, 1)
    months = months_between(date(2019, 1, 1), date(2020, 3, 1))
    counts = {
        "a": [30, 34, 32, 31, 33, 36, 38, 34, 32, 35, 36, 31, 33, 34, 36],
        "e": [20, 24, 22, 21, 23, 26, 28, 24, 22, 25, 26, 21, 23, 24, 26],
        "d": [0, 0, 0, 2, 0, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0],
        "f": [5, 2, 1, 2, 1, 2, 8, 1, 2, 8, 8, 2, 8, 12, 12],
        "g": [0, 0, 0, 0, 1, 8, 1, 1, 2, 8, 0, 0, 3, 0, 0],
    }
    figures = {
        NEL.code: [
            a_figure(NEL, n, community=code, month=month)
            for code, own in counts.items()
            for month, n in zip(months, own, strict=True)
        ]
    }
    windows = [
        Window(plan, "admissions_nel", start, within, _added_up(counts, months, within))
        for start, within in ((first, months[:12]), (second, months[3:]))
    ]
    found = tables_of([NEL], figures, PLACES, RULE, NOTHING, TOGETHER)
    sums = sums_of_months(windows, [NEL], found.shelf, PLACES)

    held = withhold(found.months, windows, sums, PLACES, RULE, NOTHING)

    out = release([NEL], figures, PLACES, RULE, NOTHING, withheld=held)
    told = {(cell.communities, cell.month): n for cell, n in out.counts.items()}
    alone = [month for month in months if month < months[3] or month > months[11]]
    known = (first, D), (second, NORTH), (second, E), (first, G)
    d_is_as_before = all(told["d", month] == 0 for month in alone)
    g_follows = d_is_as_before and not any(held.hides(plan, *one) for one in known)
    others = [month for month in alone if month != date(2020, 1, 1)]
    assert told["g", date(2020, 1, 1)] is HIDDEN
    assert not (g_follows and all(told["g", month] == 0 for month in others))


def _added_up(counts, months, within):
    return {code: sum(own[months.index(m)] for m in within) for code, own in counts.items()}
