from math import nan

import pytest

from tests.bench.report import Measured, exit_status, table
from tests.bench.timing import TIMES, medians

WITHIN = Measured("Queries", 15, 15, decimals=0)
MISSED = Measured("Server time", 8.014, 8)
TOLD = Measured("First view", 1234.5, None, decimals=1)


def test_each_figure_stands_beside_its_bound():
    assert table([WITHIN, MISSED, TOLD]).splitlines() == [
        "Figure       Measured  At most",
        "Queries            15       15  within",
        "Server time      8.01        8  MISSED",
        "First view    1,234.5        -",
    ]


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        ([WITHIN, TOLD], 0),
        ([WITHIN, MISSED], 1),
        ([Measured("Not measured", nan, 8)], 1),
    ],
)
def test_exit_status_tells_whether_a_bound_was_missed(figures, status):
    assert exit_status(figures) == status


def test_cases_are_run_in_turn_and_the_first_round_is_not_counted():
    ran = []

    times = medians(
        {"one": lambda: ran.append("one"), "other": lambda: ran.append("other")},
        before=lambda: ran.append("before"),
    )

    assert ran == ["before", "one", "before", "other"] * (TIMES + 1)
    assert TIMES >= 20
    assert times.keys() == {"one", "other"}
    assert all(seconds >= 0 for seconds in times.values())
