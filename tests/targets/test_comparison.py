"""A rebase beside the one before it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.small_numbers import Rule
from targets.comparison import SharedQuarter, compare, shown_to
from targets.windows import PracticeShare

COMMUNITIES = ["bay", "east", "kendal"]

quarters = st.builds(
    lambda planned, rows: SharedQuarter(
        planned, [PracticeShare(n, home, count) for n, (home, count) in enumerate(rows)]
    ),
    st.integers(0, 9999),
    st.lists(st.tuples(st.sampled_from(COMMUNITIES), st.integers(1, 500)), min_size=1, max_size=8),
)


def a_quarter(planned, **homes_and_counts):
    shares = [
        PracticeShare(int(name[1:]), home, count)
        for name, (home, count) in homes_and_counts.items()
    ]
    return SharedQuarter(planned, shares)


def change_of(compared, community):
    return next(each for each in compared if each.community == community)


@given(before=quarters, after=quarters)
def test_the_parts_add_up_to_the_change_of_the_whole(before, after):
    changes = [each.change for each in compare(before, after)]

    assert sum(change.before for change in changes) == before.planned
    assert sum(change.after for change in changes) == after.planned
    for change in changes:
        parts = change.bay_effect + change.moved_effect + change.own_effect
        assert parts == change.after - change.before


def test_a_practice_that_moves_is_told_apart_from_own_activity():
    before = a_quarter(100, p1=("bay", 50), p2=("kendal", 30), p3=("kendal", 20))
    after = a_quarter(100, p1=("bay", 50), p2=("kendal", 30), p3=("bay", 20))

    compared = compare(before, after)

    bay, kendal = change_of(compared, "bay"), change_of(compared, "kendal")
    assert (bay.joined, bay.left) == ([3], [])
    assert (kendal.joined, kendal.left) == ([], [3])
    assert bay.change.moved_effect == -kendal.change.moved_effect == 20
    assert bay.change.own_effect == kendal.change.own_effect == 0


def test_a_practice_that_one_rebase_alone_knows_has_not_moved():
    before = a_quarter(100, p1=("bay", 50), p2=("kendal", 50))
    after = a_quarter(100, p1=("bay", 60), p3=("kendal", 40))

    compared = compare(before, after)

    assert [each.joined for each in compared] == [[], []]
    assert change_of(compared, "kendal").change.own_effect == -10


def test_a_community_that_opens_begins_with_nothing():
    compared = compare(a_quarter(100, p1=("bay", 5)), a_quarter(100, p1=("bay", 5), p2=("east", 5)))

    east = change_of(compared, "east").change
    assert (east.share_before, east.share_after) == (0, Fraction(1, 2))


def outside(before, after):
    """Whether a reader who reads no community in full is told what came of practices that moved."""
    return {
        each.change.told_apart for each in shown_to(lambda _: False, compare(before, after), Rule())
    }


# Who stays, so many that their counts need no protection.
STAY = {"p1": ("bay", 100), "p2": ("kendal", 100), "p3": ("millom", 100), "p4": ("barrow", 100)}


@pytest.mark.parametrize(("few", "told"), [(3, False), (12, True), (0, True)])
def test_a_practice_of_a_few_is_not_told_by_a_chain_of_moves(few, told):
    """No sum is small, but the middle of the chain is what the ends leave of the sums."""
    moved = {"p5": ("bay", 9), "p6": ("millom", few), "p7": ("millom", 10)}
    to = {"p5": ("kendal", 9), "p6": ("kendal", few), "p7": ("barrow", 10)}

    assert outside(a_quarter(100, **STAY, **moved), a_quarter(100, **STAY, **to)) == {told}


@pytest.mark.parametrize(("few", "told"), [(3, False), (12, True)])
def test_practices_of_a_few_that_stayed_are_not_what_those_that_left_leave(few, told):
    own = STAY | {"p2": ("kendal", few)}
    before, after = a_quarter(100, **own, p5=("kendal", 20)), a_quarter(100, **own, p5=("bay", 20))

    assert outside(before, after) == {told}
