"""Apportionment a second time, slow and obvious: one admission after the other, in fractions."""

from fractions import Fraction

from iccportal.lib.nhs_calendar import FinancialYear


def whole_figures(plans):
    """{month: {unit: whole figure}}, by the rule of `targets.apportionment.apportion`."""
    figures = {}
    for plan in sorted(plans, key=lambda plan: plan.month):
        in_force = plan.activity
        owed = {
            unit: exact_year_to_date(unit, plan.month, plans)
            - sum(
                whole.get(unit, 0)
                for month, whole in figures.items()
                if FinancialYear.of(month) == FinancialYear.of(plan.month)
            )
            for unit in in_force
            if in_force[unit] > 0
        }
        figures[plan.month] = dict.fromkeys(in_force, 0) | give_out(owed, plan.planned)
    return figures


def exact_year_to_date(unit, last, plans):
    """The exact figures of the financial year up to and including `last`, added up."""
    return sum(
        Fraction(plan.activity.get(unit, 0), sum(plan.activity.values())) * plan.planned
        for plan in plans
        if plan.month <= last and FinancialYear.of(plan.month) == FinancialYear.of(last)
    )


def give_out(owed, planned):
    """Start from what each is owed without its fraction, then give or take one at a time."""
    given = {unit: max(amount.__floor__(), 0) for unit, amount in owed.items()}
    while sum(given.values()) < planned:
        given[min(given, key=lambda unit: (given[unit] - owed[unit], unit))] += 1
    while sum(given.values()) > planned:
        served = sorted(unit for unit in given if given[unit] > 0)
        given[max(served, key=lambda unit: (given[unit] - owed[unit], unit))] -= 1
    return given
