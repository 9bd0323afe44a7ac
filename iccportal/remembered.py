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


def snapshot() -> str | None:
    """The name of what the database holds now; one query, asked once for a page.

    None within a transaction, which sees changes of its own that a snapshot leaves out.
    """
    if connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def remembered(now: str | None, key: Hashable, work: Callable[[], T]) -> T:
    """What `work` answers, remembered under `key` for as long as the snapshot is `now`.

    `key` holds all that the answer depends on besides the database, the day included. Where
    `now` is None nothing is remembered.
    """
    if now is None:
        return work()
    place = _place(now, key)
    if not place:
        place.append(work())
    found: T = place[0]
    return found


def forget() -> None:
    """Let everything be worked out anew, where the time that takes is measured."""
    _place.cache_clear()


@lru_cache(maxsize=SCREENS)
def _place(snapshot: str, key: Hashable) -> list[Any]:
    """A place to keep one answer in, empty at first; the least used is given up."""
    return []
