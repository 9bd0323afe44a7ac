"""Where a series crosses a change of who belongs to a community. Pure, but for the one read."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise

from iccs import queries
from iccs.membership import Homes
from measures.reading import Reading


def homes(reading: Reading) -> Homes:
    """Which community each practice counts for in the months of a reading; two queries."""
    return queries.homes(reading.months, reading.membership)


def changes(homes: Homes, communities: Collection[str]) -> list[date]:
    """The months from which other practices than before count for the communities together."""
    return [
        month
        for before, month in pairwise(sorted(homes))
        # months of one stretch share one mapping: most pairs need no look inside
        if homes[before] is not homes[month]
        and _belonging(homes, before, communities) != _belonging(homes, month, communities)
    ]


def _belonging(homes: Homes, month: date, communities: Collection[str]) -> set[int]:
    return {practice for practice, home in homes[month].items() if home in communities}
