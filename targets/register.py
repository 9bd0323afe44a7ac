"""What loading asks of the register: practices by code. Each function asks one query."""

from collections import defaultdict
from datetime import date

from iccs.models import Practice, PracticeMembership


def practice_keys() -> dict[str, int]:
    """The key of every practice by its ODS code."""
    return dict(Practice.objects.order_by().values_list("code", "pk"))


def memberships() -> dict[str, list[tuple[date, date | None]]]:
    """The months `[from, to)` in which each practice, by code, belongs to a community."""
    found: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    rows = PracticeMembership.objects.order_by()
    for code, months in rows.values_list("practice__code", "months"):
        found[code].append((months.lower, months.upper))
    return found
