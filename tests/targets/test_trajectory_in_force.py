"""The trajectory that was in force: by the latest rebase, exact, and never changed afterwards."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import months_between
from targets.trajectory import ShareSet, in_force
from tests.targets.slow_counting import slow_in_force

MONTHS = months_between(date(2019, 4, 1), date(2021, 3, 1))
QUARTERS = MONTHS[::3]
COMMUNITIES = ["bay", "east", "kendal"]

activities = st.fixed_dictionaries({code: st.integers(1, 500) for code in COMMUNITIES})
plans = st.fixed_dictionaries({month: st.integers(0, 4000) for month in MONTHS})


@st.composite
def share_sets(draw):
    quarters = draw(st.lists(st.sampled_from(QUARTERS), unique=True, min_size=1, max_size=6))
    return [a_set(quarter, n, **draw(activities)) for n, quarter in enumerate(quarters)]


def a_set(effective_from=QUARTERS[0], rebase=1, **activity):
    counts = activity or {"bay": 1, "east": 3}
    return ShareSet(rebase, 1, 7, effective_from, False, "Records", counts)


@given(plan=plans, sets=share_sets())
def test_exact_figures_agree_with_the_slow_search(plan, sets):
    found = in_force({1: plan}, sets)

    for month in MONTHS:
        for community in COMMUNITIES:
            expected = slow_in_force({1: plan}, sets, community, month)
            assert found.exact([community], month) == expected


@given(plan=plans, sets=share_sets())
def test_whole_figures_add_up_to_the_plan(plan, sets):
    found = in_force({1: plan}, sets)

    for month in found.months:
        assert found.whole(COMMUNITIES, month) == found.planned(month) == plan[month]


@given(plan=plans, sets=share_sets(), new=activities)
def test_a_later_rebase_changes_no_month_before_it(plan, sets, new):
    turn = max(each.effective_from for each in sets)
    earlier = [each for each in sets if each.effective_from != turn]

    before, after = in_force({1: plan}, earlier), in_force({1: plan}, sets)

    for month in before.months:
        if month < turn:
            assert before.months[month].whole == after.months[month].whole


def test_months_before_the_first_rebase_have_no_trajectory():
    found = in_force({1: dict.fromkeys(MONTHS, 8)}, [a_set(QUARTERS[1])])

    assert found.whole(["bay"], MONTHS[2]) is None
    assert found.exact(["bay"], MONTHS[2]) is None
    assert found.planned(MONTHS[2]) is None
    assert found.set_of(MONTHS[2]) is None
    assert found.whole(["bay"], MONTHS[3]) == 2


def test_months_that_nothing_is_planned_for_have_no_trajectory():
    found = in_force({1: {MONTHS[0]: 8}}, [a_set()])

    assert found.planned(MONTHS[0]) == 8
    assert found.planned(MONTHS[1]) is None


def test_a_community_without_a_share_gets_nothing():
    found = in_force({1: {MONTHS[0]: 8}}, [a_set()])

    assert found.whole(["kendal"], MONTHS[0]) == 0
    assert found.exact(["kendal"], MONTHS[0]) == 0


def test_the_share_of_several_communities_is_the_sum_of_theirs():
    shares = a_set(bay=1, east=3, kendal=4)

    assert shares.share(["bay", "east"]) == Fraction(1, 2)
    assert shares.share(["barrow"]) == 0


def test_no_rebase_leaves_everything_open():
    assert in_force({}, []).months == {}


def test_no_batch_brought_a_plan_before_the_first_rebase():
    found = in_force({1: dict.fromkeys(MONTHS, 40)}, [a_set(QUARTERS[1])])

    assert found.batch(MONTHS[2]) is None
    assert found.batch(MONTHS[3]) == 7
