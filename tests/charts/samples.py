"""Facts as the tests draw them, sensible without arguments."""

from datetime import date
from typing import Any

from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.flow import FlowFacts, flow_chart
from iccportal.charts.intervals import Interval, IntervalsFacts, intervals_chart
from iccportal.charts.lines import LinesFacts, Series, lines_chart
from iccportal.charts.marks import Mark
from iccportal.charts.spc import SpcFacts, spc_chart
from iccportal.charts.theme import Figure
from iccportal.charts.trajectory import TrajectoryFacts, trajectory_chart
from iccportal.charts.units import Unit
from iccportal.lib.nhs_calendar import months_between

ADMISSIONS = Unit(axis="Admissions a month", one="admission", many="admissions")
SHARE = Unit(axis="Share of admissions", decimals=1, percentage=True)
MONTHS = months_between(date(2019, 4, 1), date(2020, 3, 1))
VALUES = [412, 398, 405, None, 420, 431, 377, 1, 402, 415, 409, 400]


def a_mark(**changes: Any) -> Mark:
    facts = {"month": date(2019, 10, 1), "label": "Q3", "reason": "Askam joined <Duddon>."}
    return Mark(**(facts | changes))


def spc_facts(**changes: Any) -> SpcFacts:
    facts = {
        "months": MONTHS,
        "values": VALUES,
        "mean": [405.0] * 6 + [401.0] * 6,
        "lower": [360.0] * 6 + [float("nan")] * 6,
        "upper": [450.0] * 6 + [float("nan")] * 6,
        "point_types": ["common_cause"] * 10
        + ["special_cause_improvement", "special_cause_concern"],
        "groups": [0] * 6 + [1] * 6,
        "unit": ADMISSIONS,
        "target": [400] * 3 + [403] * 9,
        "marks": [a_mark()],
    }
    return SpcFacts(**(facts | changes))


def trajectory_facts(**changes: Any) -> TrajectoryFacts:
    facts = {
        "months": MONTHS,
        "actual": [*VALUES[:10], None, None],
        "planned": [400, 401, 402, 400, 405, 405, 405, None, 410, 411, 412, 412],
        "unit": ADMISSIONS,
        "marks": [a_mark(month=MONTHS[0], label="Q1"), a_mark()],
    }
    return TrajectoryFacts(**(facts | changes))


def lines_facts(count: int = 3, **changes: Any) -> LinesFacts:
    series = [
        Series(name=f"Community {n}", values=[10.0 + n + m % 5 for m in range(12)])
        for n in range(count)
    ]
    return LinesFacts(**({"months": MONTHS, "series": series, "unit": SHARE} | changes))


def bars_facts(count: int = 2, **changes: Any) -> BarsFacts:
    series = [Series(name=f"Route {n}", values=[5 + n, None, 12.0 - n]) for n in range(count)]
    facts = {
        "categories": ["East", "Mid & Furness", "Bay"],
        "series": series,
        "unit": Unit(axis="Assessments", one="assessment", many="assessments"),
        "category_title": "Community",
    }
    return BarsFacts(**(facts | changes))


HIDDEN = Series(name="Hidden in the second place", values=[5, None, 12], hidden=[1])
SHOWN = Series(name="Shown", values=[3, 4, 0])


def flow_facts(**changes: Any) -> FlowFacts:
    facts = {
        "levels": ["Level 1", "Level 2", "Level 3", "Level 4"],
        "moved": {(0, 0): 8, (0, 1): 12, (0, 3): 1, (1, 2): 9, (2, 1): 3, (2, 2): 14, (3, 3): 0},
        "before": "First assessment",
        "after": "Latest repeat",
        "unit": Unit(axis="People", one="person", many="people"),
    }
    return FlowFacts(**(facts | changes))


def intervals_facts(**changes: Any) -> IntervalsFacts:
    facts = {
        "intervals": [
            Interval(category="Choir, <Kendal>", value=4.0),
            Interval(category="Garden & allotment, Bay", value=2.6, low=-0.4, high=5.6),
            Interval(category="Walks", value=None),
        ],
        "name": "Mean change",
        "unit": Unit(axis="Mean change in points", one="point", many="points", decimals=1),
    }
    return IntervalsFacts(**(facts | changes))


def every_kind() -> dict[str, Figure]:
    """A figure of each kind and of each way in which it differs, by name."""
    nothing = [None] * 12
    return {
        "spc": spc_chart(spc_facts()),
        "spc compact": spc_chart(spc_facts(), compact=True, y_range=(0, 500)),
        "spc compact, of a long name": spc_chart(
            spc_facts(unit=Unit(axis="Assessments by way of a community bed, %", decimals=1)),
            compact=True,
        ),
        "spc without target": spc_chart(spc_facts(target=None, marks=())),
        "spc without figures": spc_chart(spc_facts(values=nothing)),
        "trajectory": trajectory_chart(trajectory_facts()),
        "trajectory compact": trajectory_chart(trajectory_facts(), compact=True),
        "trajectory without figures": trajectory_chart(
            trajectory_facts(actual=nothing, planned=nothing)
        ),
        "trajectory without months": trajectory_chart(
            trajectory_facts(months=[], actual=[], planned=[], marks=())
        ),
        "lines": lines_chart(lines_facts()),
        "lines, as many as there may be": lines_chart(lines_facts(20)),
        "lines without figures": lines_chart(lines_facts(0)),
        "bars": bars_chart(bars_facts(categories=["Jan", "Feb", "Mar"])),
        "bars, one series": bars_chart(bars_facts(1, categories=["Jan", "Feb", "Mar"])),
        "bars, stacked": bars_chart(bars_facts(8, categories=["a", "b", "c"], stacked=True)),
        "bars, lying": bars_chart(bars_facts(horizontal=True)),
        "bars, one lying": bars_chart(bars_facts(1, horizontal=True)),
        "bars, lying and stacked": bars_chart(bars_facts(3, horizontal=True, stacked=True)),
        "bars, hidden": bars_chart(bars_facts(categories=["a", "b", "c"], series=[HIDDEN])),
        "bars, lying and hidden": bars_chart(bars_facts(series=[HIDDEN, SHOWN])),
        "bars, stacked and hidden": bars_chart(bars_facts(series=[HIDDEN, SHOWN], stacked=True)),
        "intervals, hidden": intervals_chart(
            intervals_facts(intervals=[Interval(category="Walks", value=None, hidden=True)])
        ),
        "flow": flow_chart(flow_facts()),
        "flow without figures": flow_chart(flow_facts(moved={})),
        "intervals": intervals_chart(intervals_facts()),
        "intervals without figures": intervals_chart(intervals_facts(intervals=[])),
        "bars without figures": bars_chart(bars_facts(0, categories=[])),
    }
