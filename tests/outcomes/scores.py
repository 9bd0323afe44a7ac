"""Scores and courses as the tests need them, sensible without arguments."""

from datetime import date
from decimal import Decimal
from itertools import count

from hypothesis import strategies as st

from outcomes.courses import Course, Score
from outcomes.levels import LevelSet

OLDER = LevelSet("older", "Older", "a paper", (Decimal("47.1"), Decimal("55.2"), Decimal("67.1")))
CURRENT = LevelSet(
    "current",
    "Current",
    "a site",
    (Decimal("47.1"), Decimal("55.2"), Decimal("72.5")),
    date(2014, 1, 1),
)
PEOPLE = count(1)


def a_score(score="50", on=date(2019, 4, 10), **changes):
    facts = {
        "person": 1,
        "community": "kendal",
        "instrument": "pam",
        "project": "",
        "occasion": "first",
    }
    return Score(on=on, score=Decimal(score), **(facts | changes))


def a_course(before="50", after="53", on=date(2019, 4, 10), later=date(2019, 12, 1), **changes):
    """A person with a first score and, unless `after` is None, one repeat."""
    facts = {"person": next(PEOPLE)} | changes
    first = a_score(before, on, **facts)
    repeats = () if after is None else (a_score(after, later, occasion="repeat", **facts),)
    return Course(first, repeats)


pam_scores = st.decimals(0, 100, places=1)
days = st.dates(date(2018, 1, 1), date(2021, 3, 31))
