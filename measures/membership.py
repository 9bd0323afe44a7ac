"""Who belongs where in the months of a reading, and where that changes."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise

from iccs import queries
from iccs.membership import Homes
from measures.reading import Reading


def memberships(reading: Reading) -> queries.Memberships:
    """All memberships, which every reading shares; two queries, asked through `once`."""
    return queries.memberships()


def homes(reading: Reading) -> Homes:
    """Which community each practice counts for in the months of a reading; two queries at most."""
    return reading.once(memberships).homes(reading.months, reading.membership)


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
