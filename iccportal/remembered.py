"""What was worked out from the database, remembered for as long as the database stays the same.

A snapshot names the transactions whose changes a statement sees, so two statements with equal
snapshots see the same rows. Figures change a few times a month and are read all day: most pages
find the snapshot that they were last worked out by, and nothing that is out of date can be shown.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")
SCREENS = 128  # at about a quarter of a megabyte each


def remembered(key: Hashable, work: Callable[[], T]) -> T:
    """What `work` answers, remembered under `key`; one query, and those of `work` if it is done.

    `key` holds all that the answer depends on besides the database, the day included. Within a
    transaction nothing is remembered: it sees changes of its own, which a snapshot leaves out.
    """
    if connection.in_atomic_block:
        return work()
    place = _place(snapshot(), key)
    if not place:
        place.append(work())
    found: T = place[0]
    return found


def forget() -> None:
    """Let everything be worked out anew, where the time that takes is measured."""
    _place.cache_clear()


def snapshot() -> str:
    """The name of what the database holds now; one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


@lru_cache(maxsize=SCREENS)
def _place(snapshot: str, key: Hashable) -> list[Any]:
    """A place to keep one answer in, empty at first; the least used is given up."""
    return []
