"""Shares in whole numbers: the rules, one by one, and against a slow second way."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import add_months
from targets.apportionment import MonthPlan, apportion
from tests.targets.slow_apportionment import exact_year_to_date, whole_figures

APRIL = date(2020, 4, 1)
UNITS = ("east", "kendal", "mid-furness", "millom", "the-lakes")

plans_of_few_units = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.dictionaries(st.sampled_from(UNITS), st.integers(0, 6), min_size=1).filter(
            lambda activity: sum(activity.values()) > 0
        ),
    ),
    min_size=1,
    max_size=15,
).map(lambda rows: [plan(n, planned, activity) for n, (planned, activity) in enumerate(rows)])


def plan(months_after_april, planned, activity):
    return MonthPlan(add_months(APRIL, months_after_april), planned, activity)


def wholes(plans):
    return {figures.month: dict(figures.whole) for figures in apportion(plans)}


class TestOneMonth:
    def test_share_and_exact_figure_are_fractions(self):
        (figures,) = apportion([plan(0, 100, {"east": 1, "kendal": 2})])

        assert figures.share("east") == Fraction(1, 3)
        assert figures.exact("kendal") == Fraction(200, 3)

    def test_remainders_go_where_most_is_owed(self):
        (figures,) = apportion([plan(0, 10, {"east": 33, "kendal": 34, "millom": 33})])

        assert figures.whole == {"east": 3, "kendal": 4, "millom": 3}

    def test_equal_remainders_go_to_the_first_codes(self):
        (figures,) = apportion([plan(0, 2, {"millom": 1, "kendal": 1, "east": 1})])

        assert figures.whole == {"east": 1, "kendal": 1, "millom": 0}

    def test_only_unit_gets_everything(self):
        (figures,) = apportion([plan(0, 7, {"east": 5, "kendal": 0})])

        assert figures.whole == {"east": 7, "kendal": 0}

    def test_nothing_planned_gives_zeros(self):
        (figures,) = apportion([plan(0, 0, {"east": 5, "kendal": 3})])

        assert figures.whole == {"east": 0, "kendal": 0}


class TestCarrying:
    def test_remainder_is_carried_to_the_next_month(self):
        thirds = {"east": 1, "kendal": 1, "millom": 1}

        months = [figures.whole for figures in apportion(plan(n, 1, thirds) for n in range(3))]

        assert months == [
            {"east": 1, "kendal": 0, "millom": 0},
            {"east": 0, "kendal": 1, "millom": 0},
            {"east": 0, "kendal": 0, "millom": 1},
        ]

    def test_carry_starts_again_each_april(self):
        halves = {"east": 1, "kendal": 1}

        march, april = apportion([plan(-1, 1, halves), plan(0, 1, halves)])

        assert march.whole == april.whole == {"east": 1, "kendal": 0}

    def test_zero_share_gets_nothing_although_a_remainder_is_left(self):
        before = plan(0, 1, {"east": 1, "kendal": 1, "millom": 1})
        rebased = plan(1, 4, {"east": 1, "kendal": 0, "millom": 1})

        figures = apportion([before, rebased])[1]

        assert figures.whole == {"east": 2, "kendal": 0, "millom": 2}

    def test_units_that_stay_are_owed_more_than_is_planned(self):
        before = plan(0, 2, {"east": 1, "kendal": 1, "millom": 1, "the-lakes": 1})
        rebased = plan(1, 1, {"millom": 1, "the-lakes": 1})

        assert apportion([before, rebased])[1].whole == {"millom": 1, "the-lakes": 0}

    def test_units_that_stay_have_had_more_than_they_are_owed(self):
        before = plan(0, 2, {f"practice-{n:02}": 1 for n in range(20)})
        two_stay = plan(1, 1, {"practice-00": 1, "practice-01": 1})
        one_stays = plan(2, 1, {"practice-00": 1})

        assert apportion([before, two_stay, one_stays])[2].whole == {"practice-00": 1}

    def test_rebase_brings_a_new_unit(self):
        before = plan(0, 3, {"east": 1, "kendal": 1})
        rebased = plan(1, 3, {"east": 1, "kendal": 1, "millom": 2})

        first, second = apportion([before, rebased])

        assert first.whole == {"east": 2, "kendal": 1}
        assert second.whole == {"east": 0, "kendal": 1, "millom": 2}

    def test_many_share_sets_whose_fractions_outgrow_64_bits(self):
        totals = (999_983, 1_000_003, 999_979, 1_000_033)
        plans = [
            plan(n, 450_001 + n, {f"P{u}": total // 7 + u for u in range(6)})
            for n, total in enumerate(totals)
        ]

        assert wholes(plans) == whole_figures(plans)

    def test_activity_that_outgrows_64_bits(self):
        plans = [plan(n, 10**9, {"east": 10**20, "kendal": 3}) for n in range(2)]

        assert wholes(plans) == whole_figures(plans)

    def test_shares_that_differ_beyond_64_bits(self):
        activity = {"east": 10**20, "kendal": 10**20 + 2, "millom": 10**20 + 1}

        (figures,) = apportion([plan(0, 1, activity)])

        assert figures.whole == {"east": 0, "kendal": 1, "millom": 0}


class TestEveryPlan:
    @given(plans_of_few_units)
    def test_agrees_with_the_slow_way(self, plans):
        assert wholes(plans) == whole_figures(plans)

    @given(plans_of_few_units)
    def test_months_add_up_and_none_is_negative(self, plans):
        for figures in apportion(plans):
            assert sum(figures.whole.values()) == figures.planned
            assert min(figures.whole.values()) >= 0
            assert sum(map(figures.exact, figures.activity)) == figures.planned

    @given(plans_of_few_units)
    def test_zero_share_gets_zero(self, plans):
        for figures in apportion(plans):
            without = [unit for unit in figures.whole if figures.share(unit) == 0]

            assert all(figures.whole[unit] == 0 for unit in without)

    @given(plans_of_few_units, st.randoms())
    def test_order_of_the_input_never_matters(self, plans, chance):
        shuffled = [
            MonthPlan(
                p.month, p.planned, dict(chance.sample(list(p.activity.items()), len(p.activity)))
            )
            for p in chance.sample(plans, len(plans))
        ]

        assert wholes(shuffled) == wholes(plans)

    @given(plans_of_few_units, st.integers(2, 1000))
    def test_scaling_all_activity_changes_nothing(self, plans, factor):
        scaled = [
            MonthPlan(p.month, p.planned, {u: n * factor for u, n in p.activity.items()})
            for p in plans
        ]

        assert wholes(scaled) == wholes(plans)

    @given(
        st.lists(
            st.tuples(st.lists(st.integers(1, 9), min_size=3, max_size=3), st.integers(0, 30)),
            min_size=1,
            max_size=12,
        )
    )
    def test_year_to_date_stays_within_one_where_each_month_is_at_least_one(self, rows):
        plans = [  # planned is at least 9 + 9 + 9, so that a share of 1 in 27 is at least one
            plan(n, 27 + more, dict(zip(UNITS, activity, strict=False)))
            for n, (activity, more) in enumerate(rows)
        ]
        so_far = dict.fromkeys(UNITS[:3], 0)

        for figures in apportion(plans):
            for unit in so_far:
                so_far[unit] += figures.whole[unit]
                exact = exact_year_to_date(unit, figures.month, plans)
                assert abs(so_far[unit] - exact) < 1


class TestRefusals:
    def test_month_planned_twice(self):
        with pytest.raises(ValueError, match="2020-04 is planned twice"):
            apportion([plan(0, 1, {"east": 1}), plan(0, 2, {"east": 1})])

    def test_negative_plan(self):
        with pytest.raises(ValueError, match="plan for 2020-04 is negative"):
            apportion([plan(0, -1, {"east": 1})])

    def test_negative_activity(self):
        with pytest.raises(ValueError, match="Activity is negative"):
            apportion([plan(0, 1, {"east": -1, "kendal": 3})])

    @pytest.mark.parametrize("activity", [{}, {"east": 0}])
    def test_window_without_activity(self, activity):
        with pytest.raises(ValueError, match="no activity in the window"):
            apportion([plan(0, 1, activity)])
