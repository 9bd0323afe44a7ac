"""Practices' months added up by the communities that they count for."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from targets.counting import PracticeMonth, count_up
from tests.targets.slow_counting import slow_count

MARCH, APRIL, MAY = date(2020, 3, 1), date(2020, 4, 1), date(2020, 5, 1)
MONTHS = (MARCH, APRIL, MAY)
PRACTICES = range(4)
COMMUNITIES = ["east", "kendal", "bay"]
NOBODY = dict.fromkeys(MONTHS, frozenset())


def a_row(practice=1, month=APRIL, count=5, state="final", batch=9):
    return PracticeMonth(practice, month, count, state, batch)


@given(
    counts=st.dictionaries(
        st.tuples(st.sampled_from(PRACTICES), st.sampled_from(MONTHS)), st.integers(0, 99)
    ),
    homes=st.fixed_dictionaries(
        {
            month: st.dictionaries(st.sampled_from(PRACTICES), st.sampled_from(COMMUNITIES))
            for month in MONTHS
        }
    ),
)
def test_counts_agree_with_the_slow_addition(counts, homes):
    rows = [a_row(practice, month, count) for (practice, month), count in counts.items()]

    found = count_up(rows, homes, NOBODY)

    for (community, month), count in found.by_community.items():
        assert count.count == slow_count(rows, homes, community, month)
    assert sum(count.count for count in found.whole.values()) == sum(counts.values())


def test_a_moved_practice_counts_where_it_was_in_each_month():
    homes = {MARCH: {1: "east"}, APRIL: {1: "kendal"}, MAY: {1: "kendal"}}

    found = count_up([a_row(month=month) for month in MONTHS], homes, NOBODY)

    assert set(found.by_community) == {("east", MARCH), ("kendal", APRIL), ("kendal", MAY)}
    assert found.changes == [APRIL]


def test_a_nought_is_a_figure():
    found = count_up([a_row(count=0)], {APRIL: {1: "east"}}, {APRIL: {1}})

    assert found.by_community["east", APRIL].count == 0
    assert found.by_community["east", APRIL].state == "final"


def test_a_month_that_an_open_practice_did_not_send_has_no_figure():
    homes = {APRIL: {1: "east", 2: "east", 3: "kendal"}}

    found = count_up([a_row(1), a_row(3)], homes, {APRIL: {1, 2, 3}})

    assert found.by_community["east", APRIL].count is None
    assert found.by_community["east", APRIL].state == "not_sent"
    assert found.by_community["kendal", APRIL].count == 5
    assert found.whole[APRIL].count is None


def test_one_provisional_practice_makes_its_community_provisional():
    homes = {APRIL: {1: "east", 2: "east"}}

    found = count_up([a_row(1, batch=3), a_row(2, state="provisional", batch=4)], homes, NOBODY)

    assert found.by_community["east", APRIL].state == "provisional"
    assert found.whole[APRIL].count == 10


def test_a_practice_without_a_home_counts_for_the_whole_alone():
    found = count_up([a_row(1)], {APRIL: {}}, NOBODY)

    assert found.by_community == {}
    assert found.whole[APRIL].count == 5
    assert found.batches == {9}


def test_what_was_not_sent_came_from_no_batch():
    homes = {APRIL: {1: "east", 2: "east"}}

    found = count_up([a_row(1)], homes, {APRIL: {1, 2}})

    assert found.batches == frozenset()
