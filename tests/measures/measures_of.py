"""Measures and figures for tests, sensible without arguments."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from iccportal.lib.nhs_calendar import months_between
from measures.catalogue import catalogue
from measures.definition import Combining, Measure, Missing
from measures.figure import Figure, figure
from measures.reading import Count
from measures.states import FINAL, NOT_SENT

JANUARY, FEBRUARY, MARCH = months_between(date(2020, 1, 1), date(2020, 3, 1))


def a_count_measure(**changes) -> Measure:
    """Admissions, against an apportioned trajectory."""
    return replace(catalogue()["nel_admissions"], **changes)


def a_ratio_measure(**changes) -> Measure:
    """The share of assessments that ended in a plan; communities without figures are left out."""
    return replace(catalogue()["reablement_plan_rate"], **changes)


def a_strict_ratio_measure() -> Measure:
    """A ratio that has no figure for communities together unless each has one."""
    return a_ratio_measure(missing_communities=Missing.NO_FIGURE)


def a_rate_measure() -> Measure:
    """Admissions per 1,000 registered people."""
    return catalogue()["nel_admissions_per_1000"]


def a_share_measure() -> Measure:
    """A share of the whole."""
    measure = catalogue()["nel_share"]
    assert measure.over_communities is Combining.SHARE_OF_WHOLE
    return measure


def a_count(count=1, *, community="north", month=JANUARY, state=None, batch=None) -> Count:
    """A provider's count; None is not sent."""
    return Count(community, month, count, state or (NOT_SENT if count is None else FINAL), batch)


def a_figure(
    measure: Measure,
    numerator,
    denominator=None,
    *,
    community="north",
    month=JANUARY,
    state=None,
    target=None,
    batch=None,
) -> Figure:
    """The figure that two counts make."""
    place = {"community": community, "month": month, "state": state, "batch": batch}
    bottom = None if measure.denominator is None else a_count(denominator, **place)
    aim = None if target is None else Fraction(target)
    return figure(measure, a_count(numerator, **place), bottom, aim)


def a_series(measure: Measure, numerators, denominator=None, **kinds) -> list[Figure]:
    """Figures of months that follow one another, from January 2020."""
    months = months_between(JANUARY, date(2029, 12, 1))[: len(numerators)]
    return [
        a_figure(measure, count, denominator, month=month, **kinds)
        for count, month in zip(numerators, months, strict=True)
    ]
