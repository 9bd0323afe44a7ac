"""A rebase beside the one before it."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from targets.comparison import SharedQuarter, compare
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
