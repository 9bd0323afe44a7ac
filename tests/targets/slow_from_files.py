"""`apportion` a second time, slow and obvious, for files that are right in every way."""

import csv
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from iccportal.lib.nhs_calendar import add_months, month_code, parse_month
from targets.apportionment import MonthPlan
from tests.targets.slow_apportionment import whole_figures


def apportioned(activity, membership, trajectory, *, window_end, first, last, by):
    """The rows below the heading, as text."""
    members, figures, plans = (rows(path) for path in (membership, activity, trajectory))
    units = defaultdict(int)
    for row in members:
        if row["from"] <= first and (not row["to"] or first < row["to"]):
            units[row[by]] += 0
    start = month_code(add_months(parse_month(window_end), -11))
    for row in figures:
        if start <= row["month"] <= window_end:
            units[home(row["practice"], first, members)[by]] += int(row["count"])
    asked = [
        MonthPlan(parse_month(row["month"]), int(row["planned"]), units)
        for row in plans
        if first <= row["month"] <= last
    ]
    whole, total = whole_figures(asked), sum(units.values())
    return [
        [
            unit,
            month_code(plan.month),
            str(units[unit]),
            decimal(units[unit], total, 12),
            decimal(units[unit] * plan.planned, total, 9),
            str(whole[plan.month][unit]),
        ]
        for unit in sorted(units)
        for plan in sorted(asked, key=lambda plan: plan.month)
    ]


def rows(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def home(practice, month, members):
    own = sorted((row for row in members if row["practice"] == practice), key=lambda r: r["from"])
    for row in own:
        if row["from"] <= month and (not row["to"] or month < row["to"]):
            return row
    return home(own[-1]["successor"], month, members)


def decimal(numerator, denominator, places):
    with localcontext(prec=200):
        exact = Decimal(numerator) / Decimal(denominator)
        return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN):f}"
