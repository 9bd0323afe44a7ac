"""The months of a span in which some community is open. Pure: no database, no Django."""

from collections.abc import Iterable
from datetime import date

from iccportal.lib.nhs_calendar import add_months

Opening = tuple[date, date | None]  # open from a month on, until before another if it has closed


def while_open(first: date, last: date, openings: Iterable[Opening]) -> tuple[date, date] | None:
    """The first and the last month from `first` to `last` in which a community is open.

    None where none is open in any of them.
    """
    after = add_months(last, 1)
    open_then = [
        (opens, closes or after)
        for opens, closes in openings
        if opens <= last and (closes is None or first < closes)
    ]
    if not open_then:
        return None
    opens, closes = min(start for start, _ in open_then), max(end for _, end in open_then)
    return max(first, opens), min(last, add_months(closes, -1))
