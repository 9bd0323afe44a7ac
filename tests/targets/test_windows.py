"""The shares of a window, and what keeps it from being used."""

from datetime import date

import pytest

from iccportal.lib.nhs_calendar import window
from targets.counting import PracticeMonth
from targets.windows import PracticeShare, Rebasing, RefusedError, shares_of_window

APRIL = date(2020, 4, 1)
WINDOW = window(date(2020, 1, 1))
NAMES = {1: "Ash (A1)", 2: "Beech (A2)", 3: "Cedar (A3)"}


def a_register(homes, open_ones=(1, 2)):
    return Rebasing(APRIL, homes, dict.fromkeys(WINDOW, open_ones), NAMES)


def rows(practice, count=10, months=WINDOW, state="final"):
    return [PracticeMonth(practice, month, count, state, 1) for month in months]


def test_shares_are_the_activity_of_the_whole_window():
    shares = shares_of_window([*rows(2, 20), *rows(1)], a_register({1: "east", 2: "kendal"}))

    assert shares == [PracticeShare(1, "east", 120), PracticeShare(2, "kendal", 240)]


def test_a_closed_practice_keeps_its_row_in_its_successors_community():
    homes = {1: "east", 2: "kendal", 3: "kendal"}

    shares = shares_of_window([*rows(1), *rows(2), *rows(3, months=WINDOW[:2])], a_register(homes))

    assert shares[2] == PracticeShare(3, "kendal", 20)


def test_a_practice_that_opens_with_the_rebase_has_a_share_of_nothing():
    shares = shares_of_window(rows(1), a_register({1: "east", 3: "bay"}, open_ones=(1,)))

    assert shares[1] == PracticeShare(3, "bay", 0)


def test_missing_months_are_named_by_practice():
    with pytest.raises(RefusedError) as refused:
        shares_of_window([*rows(1), *rows(2, months=WINDOW[2:])], a_register({1: "a", 2: "b"}))

    assert refused.value.reasons == ("Beech (A2) has no figure for Feb 2019, Mar 2019.",)


def test_provisional_months_are_refused():
    late = rows(1, months=WINDOW[-1:], state="provisional")

    with pytest.raises(RefusedError, match=r"Ash \(A1\): still provisional for Jan 2020"):
        shares_of_window([*rows(1, months=WINDOW[:-1]), *late], a_register({1: "a"}, (1,)))


def test_a_practice_that_counts_nowhere_is_named():
    with pytest.raises(RefusedError, match=r"Cedar \(A3\) has activity .* in April 2020"):
        shares_of_window([*rows(1), *rows(3)], a_register({1: "a"}, (1,)))


def test_a_window_without_activity_is_refused():
    with pytest.raises(RefusedError, match="no activity in the window"):
        shares_of_window(rows(1, 0), a_register({1: "a"}, (1,)))
