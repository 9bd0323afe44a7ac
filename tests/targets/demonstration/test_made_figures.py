"""Figures made up for the demonstration: exact in sum, the same every time, with a story."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.nhs_calendar import months_between
from targets.demonstration.activity import SpecialCause, Story, TermTime, made_activity
from targets.demonstration.trajectory import made_trajectory
from targets.demonstration.weights import MadePractice, weights

NEVER_AWAY = TermTime((), (), 1.0, (), 1.0)
PLAIN = Story(seed=1, term_time=NEVER_AWAY, special_causes=())
YEAR = months_between(date(2019, 4, 1), date(2020, 3, 1))
MERGER = date(2019, 10, 1)


def a_made_practice(code, community="kendal", **fields):
    known = {"until": None, "list_size": 1000, "need_weighted": 1000.0, "successor": None}
    return MadePractice(code, community, **{**known, **fields})


LARGE = a_made_practice("A1", need_weighted=3000.0, list_size=3000)
SMALL = a_made_practice("A2", community="lancaster")
CLOSING = a_made_practice("A0", until=MERGER, need_weighted=None, successor="A1")


def totals(figures, key):
    found = {}
    for figure in figures:
        found[key(figure)] = found.get(key(figure), 0) + figure.count
    return found


@given(whole=st.dictionaries(st.sampled_from(YEAR), st.integers(0, 5000), min_size=1))
def test_every_month_adds_up_to_the_published_figure(whole):
    figures = list(made_activity([LARGE, SMALL, CLOSING], whole, PLAIN))

    assert totals(figures, lambda figure: figure.month) == whole
    assert min(figure.count for figure in figures) >= 0


def test_the_same_seed_gives_the_same_figures_in_any_order():
    whole = dict.fromkeys(YEAR, 3000)

    first = list(made_activity([LARGE, SMALL], whole, PLAIN))
    second = list(made_activity([SMALL, LARGE], dict(reversed(whole.items())), PLAIN))

    assert first == second


def test_a_closed_practice_has_no_figures_and_its_successor_carries_on():
    figures = list(made_activity([LARGE, CLOSING], dict.fromkeys(YEAR, 3000), PLAIN))

    assert {f.month for f in figures if f.practice == "A0"} == {m for m in YEAR if m < MERGER}
    assert {f.count for f in figures if f.month >= MERGER} == {3000}


def test_a_predecessor_takes_its_lists_part_of_its_successors_weight():
    before = weights([LARGE, CLOSING], YEAR[0])
    after = weights([LARGE, CLOSING], MERGER)

    assert before == {"A1": 2250.0, "A0": 750.0}
    assert after == {"A1": 3000.0}


def test_a_predecessor_without_a_list_takes_a_tenth():
    found = weights([LARGE, replace(CLOSING, list_size=None)], YEAR[0])

    assert found == {"A1": 2700.0, "A0": 300.0}


def test_a_practice_without_weight_or_successor_gets_nothing():
    found = weights([LARGE, replace(CLOSING, successor=None)], YEAR[0])

    assert found == {"A1": 3000.0}


def test_students_swell_their_community_in_term_time():
    term = TermTime({"lancaster"}, {10, 11, 12, 1, 2, 3}, 1.5, {7, 8, 9}, 0.5)
    story = replace(PLAIN, term_time=term)

    figures = list(made_activity([LARGE, SMALL], dict.fromkeys(YEAR, 40_000), story))

    by_month = {f.month.month: f.count for f in figures if f.practice == "A2"}
    assert min(by_month[m] for m in term.months) > by_month[5] > by_month[8]


def test_a_special_cause_changes_its_community_in_its_months_alone():
    cause = SpecialCause("lancaster", YEAR[6], YEAR[8], 0.5)
    whole = dict.fromkeys(YEAR, 40_000)

    plain = {(f.practice, f.month): f.count for f in made_activity([LARGE, SMALL], whole, PLAIN)}
    told = made_activity([LARGE, SMALL], whole, replace(PLAIN, special_causes=(cause,)))

    ratios = {f.month: f.count / plain["A2", f.month] for f in told if f.practice == "A2"}
    assert {ratios[month] for month in (*YEAR[:6], *YEAR[9:])} == {1.0}
    assert max(ratios[month] for month in YEAR[6:9]) < 0.7


def test_the_trajectory_is_the_mean_of_two_years_less_a_part():
    published = {date(2017, 4, 1): 1000, date(2018, 4, 1): 1101}

    planned = made_trajectory(published, [date(2019, 4, 1)], 20)

    assert planned == {date(2019, 4, 1): 1029}


def test_a_trajectory_needs_the_years_before():
    with pytest.raises(KeyError):
        made_trajectory({}, [date(2019, 4, 1)], 20)
