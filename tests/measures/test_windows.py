"""Months and the windows that plans are made of: none of a few people follows. Written apart."""

from dataclasses import replace
from datetime import date
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.small_numbers import HIDDEN, Rule
from measures.apart import TOGETHER
from measures.earlier import NOTHING, together
from measures.makeup import Makeup
from measures.reading import Window
from measures.release import release, tables_of
from measures.windows import NOTHING_WITHHELD, Withheld, sums_of_months, withhold
from tests.measures.measures_of import a_count_measure, a_figure
from tests.measures.releases import kept
from tests.measures.test_attack_over_registers import CODES, PLACES

RULE, NEL = Rule(), a_count_measure()
MONTHS = months_between(date(2019, 1, 1), date(2019, 5, 1))
ALL = "+".join(sorted(CODES))


def a_window(counts, months, start=date(2019, 10, 1)):
    own = {code: sum(counts[code][MONTHS.index(m)] for m in months) for code in CODES}
    return Window("apportioned:nel", "admissions_nel", start, months, own)


def figures_of(counts):
    return [
        a_figure(NEL, n, community=code, month=month)
        for code in CODES
        for month, n in zip(MONTHS, counts[code], strict=True)
    ]


def withheld_of(counts, windows, earlier=NOTHING, places=PLACES) -> Withheld:
    figures = {NEL.code: figures_of(counts)}
    found = tables_of([NEL], figures, places, RULE, earlier, TOGETHER)
    of_months = sums_of_months(windows, [NEL], found.shelf, places)
    return withhold(found.months, windows, of_months, places, RULE, earlier)


def released(counts, held, earlier=NOTHING):
    figures = {NEL.code: figures_of(counts)}
    return release([NEL], figures, PLACES, RULE, earlier, withheld=held)


def possible(ranges, total):
    """What each of some counts can be, if all of them come to a total: tried one by one."""
    before, after = [{0}], [{0}]
    for low, high in ranges:
        before.append({s + n for s in before[-1] for n in range(low, min(high, total) + 1)})
    for low, high in reversed(ranges):
        after.append({s + n for s in after[-1] for n in range(low, min(high, total) + 1)})
    return [
        {
            n
            for n in range(low, min(high, total) + 1)
            if any(total - n - s in after[len(ranges) - place - 1] for s in before[place])
        }
        for place, (low, high) in enumerate(ranges)
    ]


counts = st.fixed_dictionaries(
    {
        code: st.lists(
            st.one_of(st.sampled_from([0, 0, 1, 8]), st.integers(0, 30)),
            min_size=len(MONTHS),
            max_size=len(MONTHS),
        )
        for code in CODES
    }
)


@settings(max_examples=150, deadline=None)
@given(counts)
def test_no_month_is_what_the_others_leave_of_a_window_that_is_told(counts):
    windows = [a_window(counts, MONTHS[:4]), a_window(counts, MONTHS[1:], date(2020, 1, 1))]
    held = withheld_of(counts, windows)

    out = released(counts, held)

    for window, area in ((window, area) for window in windows for area in PLACES.areas):
        cells = [cell for cell in out.counts if cell.communities == "+".join(sorted(area))]
        own = sorted(cell for cell in cells if cell.month in window.months)
        total = sum(window.counts[code] for code in area)
        if total and not held.hides(window.plan, window.start, area) and len(area) < len(CODES):
            ranges = [
                (1, total) if out.counts[c] is HIDDEN else RULE.can_be(out.ledger.counts[c])
                for c in own
            ]
            for cell, could_be in zip(own, possible(ranges, total), strict=True):
                assert out.counts[cell] is not HIDDEN or len(could_be) > 1


BIG = [20, 20, 20, 20, 20]


def test_the_smallest_month_that_has_anybody_is_hidden_beside():
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [8, 0, 13, 1, 0]}

    held = withheld_of(counts, [a_window(counts, MONTHS)])

    own = [cell.month for cell in held.months if cell.communities == CODES[0]]
    assert MONTHS[0] in own
    assert MONTHS[1] not in own


def test_a_month_that_an_edition_told_is_not_hidden_beside():
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [8, 0, 13, 1, 0]}
    told = together([kept_month(counts, month) for month in MONTHS])

    held = withheld_of(counts, [a_window(counts, MONTHS)], told)

    assert not held.months
    assert held.hides("apportioned:nel", date(2019, 10, 1), frozenset({CODES[0]}))


def kept_month(counts, month):
    """What an edition of one month would keep that knew of no window."""
    at = MONTHS.index(month)
    own = [a_figure(NEL, counts[code][at], community=code, month=month) for code in CODES]
    return kept(release([NEL], {NEL.code: own}, PLACES, RULE))


def test_a_plan_of_one_month_of_a_few_is_hidden_and_another_beside_it():
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [0, 3, 0, 0, 0]}

    held = withheld_of(counts, [a_window(counts, MONTHS)])

    hidden = {cell.communities for cell in held.plans}
    assert CODES[0] in hidden
    assert len(hidden) > 1
    assert ALL not in hidden


def test_a_plan_is_hidden_from_who_reads_two_places_of_a_few():
    few = [2, 2, 1, 0, 0]
    counts = dict.fromkeys(CODES, few) | {CODES[1]: BIG}
    places = Makeup({frozenset(CODES): tuple(frozenset([code]) for code in CODES)})
    both = replace(places, together=(frozenset({CODES[0], CODES[2]}),))

    of_one, of_two = (
        {cell.communities for cell in withheld_of(counts, windows, places=of).plans}
        for windows in [[a_window(counts, MONTHS)]]
        for of in (places, both)
    )

    assert of_one == {CODES[0], CODES[2], CODES[3]}
    assert of_two == {*CODES}


def test_hidden_plans_do_not_follow_from_the_others_and_from_months_with_anybody():
    """Seven people in seven hidden months, each of somebody: the fourth plan is hidden too."""
    few = [1, 0, 0, 1, 0], [0, 1, 0, 0, 1], [1, 0, 1, 1, 0]
    counts = {code: list(own) for code, own in zip(CODES, [*few, [30] * 5], strict=True)}
    places = Makeup({frozenset(CODES): tuple(frozenset([code]) for code in CODES)})

    held = withheld_of(counts, [a_window(counts, MONTHS)], places=places)

    assert {cell.communities for cell in held.plans} == {*CODES}


def test_a_window_of_counts_that_were_corrected_since_tells_of_no_month():
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [8, 0, 8, 1, 0]}
    before = counts | {CODES[0]: [8, 0, 30, 1, 0]}

    held = withheld_of(counts, [a_window(before, MONTHS)])

    assert not [cell for cell in held.months if cell.communities == CODES[0]]


def test_a_plan_is_hidden_from_its_start_until_the_next():
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [0, 3, 0, 30, 0]}
    later = date(2020, 1, 1)
    windows = [a_window(counts, MONTHS[:3]), a_window(counts, MONTHS[2:], later)]

    held = withheld_of(counts, windows)

    area = frozenset({CODES[0]})
    months = (date(2019, 9, 1), date(2019, 10, 1), date(2019, 12, 1), later)
    assert [held.hides("apportioned:nel", m, area) for m in months] == [False, True, True, False]
    assert not NOTHING_WITHHELD.hides("apportioned:nel", later, area)


def test_hidden_plans_are_kept_with_their_counts_by_their_months():
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [0, 3, 0, 0, 0]}

    held = withheld_of(counts, [a_window(counts, MONTHS)])
    hidden, shown = held.within({date(2019, 10, 1)})

    assert {cell.communities: n for cell, n in hidden.items()}[CODES[0]] == 3
    assert {cell.communities: n for cell, n in shown.items()}[ALL] == 100 * (len(CODES) - 1) + 3
    assert not any(chain(*held.within({MONTHS[0]})))


def test_a_month_is_not_by_how_much_one_window_is_more_than_the_one_before():
    """Both have the months between, which take no part in it; nobody was counted in the first."""
    counts = dict.fromkeys(CODES, BIG) | {CODES[0]: [0, 20, 20, 20, 3]}
    later = date(2020, 1, 1)

    held = withheld_of(counts, [a_window(counts, MONTHS[:4]), a_window(counts, MONTHS[1:], later)])

    assert held.hides("apportioned:nel", later, frozenset({CODES[0]}))
