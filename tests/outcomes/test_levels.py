from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.levels import LevelSets
from tests.outcomes.scores import CURRENT, OLDER, pam_scores

# The bands as they are printed, ends included.
PRINTED = {
    OLDER.code: [(0, 47.0), (47.1, 55.1), (55.2, 67.0), (67.1, 100)],
    CURRENT.code: [(0, 47.0), (47.1, 55.1), (55.2, 72.4), (72.5, 100)],
}


def slow_level(score, code):
    """Look the score up in the printed bands."""
    bands = [(Decimal(str(low)), Decimal(str(high))) for low, high in PRINTED[code]]
    (level,) = (place for place, (low, high) in enumerate(bands, 1) if low <= score <= high)
    return level


@given(pam_scores, st.sampled_from([OLDER, CURRENT]))
def test_level_is_that_of_the_printed_band(score, levels):
    assert levels.level(score) == slow_level(score, levels.code)


@pytest.mark.parametrize(
    ("score", "older", "current"),
    [
        ("0", 1, 1),
        ("47.0", 1, 1),
        ("47.05", 1, 1),
        ("47.1", 2, 2),
        ("55.1", 2, 2),
        ("55.2", 3, 3),
        ("67.0", 3, 3),
        ("67.1", 4, 3),
        ("72.4", 4, 3),
        ("72.5", 4, 4),
        ("100", 4, 4),
    ],
)
def test_level_at_each_boundary(score, older, current):
    assert (OLDER.level(Decimal(score)), CURRENT.level(Decimal(score))) == (older, current)


@pytest.mark.parametrize(
    ("day", "held"), [(date(2013, 12, 31), OLDER), (date(2014, 1, 1), CURRENT)]
)
def test_set_in_force_is_the_one_that_began_last(day, held):
    assert LevelSets((OLDER, CURRENT)).of(day) == held


def test_before_the_first_set_began_it_is_read_by_as_well():
    assert LevelSets((CURRENT,)).of(date(2013, 12, 31)) == CURRENT
