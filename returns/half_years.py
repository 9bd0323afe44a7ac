"""The half-years after which MDTs look back at themselves. Pure."""

from datetime import date

from iccportal.lib.nhs_calendar import add_months

MONTHS = 6


def half_year_of(month: date) -> date:
    """The first month of a month's half-year: an April or an October."""
    return add_months(month, -((month.month - 4) % MONTHS))


def half_year_due(month: date) -> date | None:
    """The half-year that ends with a month, and is asked about in its return; or None."""
    first = half_year_of(month)
    return first if month == add_months(first, MONTHS - 1) else None
