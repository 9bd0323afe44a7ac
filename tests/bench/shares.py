"""Shares and trajectories of all England's practices and communities, against a sum in SQL.

The portal's side: for each of twelve quarters the activity of 6,500 practices in the window then
in force, and of the 1,250 communities that they belong to, becomes shares; each of 36 months' plan
is shared out by them, exactly and in whole numbers, once among the practices and once among the
communities.

The query's side: the activity of those practices in those 36 months, 234,000 rows, is summed by
practice and by community in one statement, and the sums are fetched.
"""

from datetime import date
from random import Random

from django.db import connection
from django.db.backends.utils import CursorWrapper

from iccportal.lib.nhs_calendar import Quarter, months_between
from targets.apportionment import MonthPlan, apportion
from tests.bench.report import Measured
from tests.bench.timing import medians

PRACTICES, COMMUNITIES = 6_500, 1_250
MONTHS = months_between(date(2018, 4, 1), date(2021, 3, 1))
SEED = 2020

MAKE = """
    CREATE TEMPORARY TABLE activity AS
    SELECT practice, practice %% %(communities)s AS community, month::date,
           (practice * 7 + extract(month FROM month)::int) %% 90 AS count
    FROM generate_series(1, %(practices)s) AS practice,
         generate_series(%(first)s, %(last)s, interval '1 month') AS month
"""
SUM = """
    SELECT practice, community, sum(count) FROM activity
    GROUP BY GROUPING SETS ((practice), (community))
"""


def measure() -> list[Measured]:
    """The time of the shares and trajectories as a ratio to that of the query."""
    plans = [made_plans("practice"), made_plans("community")]
    with connection.cursor() as cursor:
        size = {"practices": PRACTICES, "communities": COMMUNITIES}
        cursor.execute(MAKE, {**size, "first": MONTHS[0], "last": MONTHS[-1]})
        cursor.execute("ANALYZE activity")
        times = medians(
            {
                "portal": lambda: [apportion(of_units) for of_units in plans],
                "query": lambda: _sums(cursor),
            }
        )
        cursor.execute("DROP TABLE activity")
    return [
        Measured(
            "Shares and trajectories of 6,500 practices and 1,250 communities over 36 months, "
            "in times a query that sums the rows",
            times["portal"] / times["query"],
            3,
        )
    ]


def made_plans(by: str) -> list[MonthPlan]:
    """Each month's plan with its quarter's shares, for practices or for their communities."""
    chance = Random(SEED)
    windows = {Quarter.of(month).first: _window(chance, by) for month in MONTHS}
    return [MonthPlan(month, 480_000, windows[Quarter.of(month).first]) for month in MONTHS]


def _window(chance: Random, by: str) -> dict[str, int]:
    activity = [chance.randrange(100, 3_000) for _ in range(PRACTICES)]
    if by == "practice":
        return {f"P{number:05}": count for number, count in enumerate(activity)}
    return {f"C{number:04}": sum(activity[number::COMMUNITIES]) for number in range(COMMUNITIES)}


def _sums(cursor: CursorWrapper) -> list[tuple[int | None, int | None, int]]:
    cursor.execute(SUM)
    return cursor.fetchall()
