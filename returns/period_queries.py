"""Months that returns are asked for, with their dates and extensions."""

from dataclasses import dataclass
from datetime import date

from iccportal.lib.nhs_calendar import month_code, month_name
from returns.models import Extension, Period


@dataclass(frozen=True, slots=True)
class MoreTime:
    """An extension, as it is listed."""

    community: str
    until: date
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """One month's three dates; extensions where they were asked for."""

    month: date
    advised_by: date
    closes: date
    locks: date
    extensions: tuple[MoreTime, ...] = ()

    @property
    def name(self) -> str:
        """For people: "April 2020"."""
        return month_name(self.month)

    @property
    def code(self) -> str:
        """For addresses: "2020-04"."""
        return month_code(self.month)

    def as_initial(self) -> dict[str, date]:
        """As a form begins with them."""
        return {"advised_by": self.advised_by, "closes": self.closes, "locks": self.locks}


def periods() -> list[PeriodDates]:
    """Every month, the latest first; one query."""
    rows = Period.objects.values_list("month", "advised_by", "closes", "locks")
    return [PeriodDates(*row) for row in rows]


def period(month: date) -> PeriodDates | None:
    """One month with its extensions; two queries."""
    found = Period.objects.filter(month=month).first()
    if found is None:
        return None
    rows = Extension.objects.filter(period=found).order_by("until")
    more = rows.values_list("community__name", "until", "reason", "by__name")
    return PeriodDates(
        found.month,
        found.advised_by,
        found.closes,
        found.locks,
        tuple(MoreTime(*row) for row in more),
    )
