"""Why a figure moved: exact parts, rounded parts, and the sentence."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from targets.change import explain, rounded_parts, sentence

planned = st.integers(0, 5000)
shares = st.fractions(0, 1, max_denominator=5000)
amounts = st.lists(st.fractions(-20, 20, max_denominator=50), min_size=1, max_size=5)


class TestParts:
    @given(planned, planned, shares, shares, shares, shares)
    def test_add_up_to_the_change_exactly(self, t0, t1, s0, s1, joined, left):
        change = explain(t0, t1, s0, s1, joined=joined, left=left)

        parts = change.bay_effect + change.moved_effect + change.own_effect
        assert parts == change.total == t1 * s1 - t0 * s0

    def test_bay_effect_is_at_the_mean_share(self):
        change = explain(100, 110, F(1, 10), F(3, 10))

        assert change.bay_effect == 10 * F(2, 10)

    def test_share_effect_is_at_the_mean_plan(self):
        change = explain(100, 110, F(1, 10), F(3, 10))

        assert change.share_effect == F(2, 10) * 105

    def test_practices_that_joined_and_left_make_the_moved_effect(self):
        change = explain(100, 100, F(3, 10), F(2, 10), joined=F(1, 20), left=F(1, 10))

        assert change.moved_effect == -5
        assert change.own_effect == -5

    def test_figures_before_and_after(self):
        change = explain(100, 50, F(1, 10), F(1, 5))

        assert (change.before, change.after) == (10, 10)


class TestRoundedParts:
    @given(amounts)
    def test_add_up_to_the_rounded_sum(self, parts):
        assert sum(rounded_parts(*parts)) == (sum(parts) + F(1, 2)).__floor__()

    @given(amounts)
    def test_stay_within_one_of_the_part(self, parts):
        rounded = rounded_parts(*parts)

        assert all(abs(whole - part) < 1 for whole, part in zip(rounded, parts, strict=True))


class TestSentence:
    def test_plan_rose_and_share_fell(self):
        change = explain(1000, 1042, F(121, 1000), F(118, 1000))

        assert sentence(change) == (
            "The target rises by 2: 5 more because the Bay’s trajectory rose, "
            "3 fewer because the community’s share fell from 12.1% to 11.8%."
        )

    def test_practices_moved(self):
        change = explain(1000, 900, F(10, 100), F(15, 100), joined=F(6, 100))

        assert sentence(change) == (
            "The target rises by 35: 12 fewer because the Bay’s trajectory fell, "
            "57 more because practices moved between communities, "
            "10 fewer because its own practices’ part of all activity fell."
        )

    def test_share_rose_too_little_to_show(self):
        change = explain(10000, 10000, F(10000, 100000), F(10010, 100000))

        assert sentence(change) == (
            "The target rises by 1: 1 more because its own practices’ part of all activity rose."
        )

    def test_share_rose(self):
        change = explain(1000, 1000, F(10, 100), F(20, 100))

        assert sentence(change, whole="system").endswith("share rose from 10.0% to 20.0%.")

    def test_parts_that_cancel(self):
        change = explain(1000, 1100, F(11, 100), F(10, 100))

        assert sentence(change) == (
            "The target stays the same: 11 more because the Bay’s trajectory rose, "
            "11 fewer because the community’s share fell from 11.0% to 10.0%."
        )

    def test_nothing_moved(self):
        change = explain(1000, 1000, F(1, 10), F(1, 10))

        assert sentence(change) == "The target stays the same."
