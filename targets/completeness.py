"""Which practice-months a file of activity should have and has not."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from iccportal.lib.nhs_calendar import months_between
from targets.files.activity import ActivityFile

Months = tuple[date, date | None]  # from, and the first month no longer in it; None: open

IN_BETWEEN = "the file has earlier and later months of this practice"
BELONGS = "the practice belongs to a community then"


def tell_missing(file: ActivityFile, memberships: Mapping[str, Collection[Months]]) -> None:
    """Note each practice-month that is missing.

    A practice has a row for every month between its first and its last of the file, and for every
    month of the file in which it belongs to a community.
    """
    covered = file.covered()
    if not covered:
        return
    every_month = months_between(covered[0], covered[-1])
    practices = sorted({*file.practices(), *memberships})
    for practice, missing in file.missing(practices, every_month):
        present = [month for month in every_month if month not in missing] if missing else []
        belongs = memberships.get(practice, ())
        for month, why in _reasons(missing, present, belongs, covered):
            file.tell_missing(practice, month, why)


def _reasons(
    missing: Collection[date],
    present: list[date],
    belongs: Collection[Months],
    covered: Collection[date],
) -> Iterator[tuple[date, str]]:
    for month in missing:
        if present and present[0] < month < present[-1]:
            yield month, IN_BETWEEN
        elif month in covered and any(_in(month, months) for months in belongs):
            yield month, BELONGS


def _in(month: date, months: Months) -> bool:
    first, until = months
    return first <= month and (until is None or month < until)
