"""Monthly activity on its way in: copied aside, then taken over in two statements.

A million rows one by one would take minutes; COPY and set-wise SQL take seconds.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from django.db.backends.utils import CursorWrapper

from targets.files.activity import Bite

CREATE = """
    DROP TABLE IF EXISTS pg_temp.arriving;
    CREATE TEMPORARY TABLE arriving (practice_id bigint, month date, count integer)
"""
COPY = "COPY pg_temp.arriving FROM STDIN"
# Readers go on; another load waits, so that nothing is added twice.
ALONE = "LOCK TABLE targets_activity IN SHARE ROW EXCLUSIVE MODE"
# A figure that was made up is superseded by a real one even where the two are equal.
CHANGE = """
    UPDATE targets_activity AS held
    SET count = arriving.count, state = 'final', batch_id = %(batch)s
    FROM pg_temp.arriving, measures_batch AS old, measures_batch AS new
    WHERE held.stream_id = %(stream)s
      AND held.practice_id = arriving.practice_id AND held.month = arriving.month
      AND old.id = held.batch_id AND new.id = %(batch)s
      AND (held.count <> arriving.count OR held.state <> 'final'
           OR old.illustrative <> new.illustrative)
"""
# In the order of the index, which then grows at its end.
ADD = """
    INSERT INTO targets_activity (stream_id, practice_id, month, count, state, batch_id)
    SELECT %(stream)s, practice_id, month, count, 'final', %(batch)s
    FROM pg_temp.arriving
    WHERE NOT EXISTS (
        SELECT FROM targets_activity AS held
        WHERE held.stream_id = %(stream)s
          AND held.practice_id = arriving.practice_id AND held.month = arriving.month
    )
    ORDER BY month, practice_id
"""
DROP = "DROP TABLE pg_temp.arriving"


def prepare(cursor: CursorWrapper) -> None:
    """Make room for what arrives, in this transaction alone."""
    cursor.execute("SET LOCAL statement_timeout = 0")
    cursor.execute(CREATE)


def put_aside(cursor: CursorWrapper, bites: Iterable[Bite], ids: Mapping[str, str]) -> None:
    """Copy rows aside while they are read; `ids` are the practices' keys by code, as text."""
    cursor.copy_expert(COPY, _Stream(_copy_text(bite, ids) for bite in bites))


class _Stream:
    """Pieces of text as a file to read, so that one COPY takes them all."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces

    def read(self, _size: int) -> bytes:
        return next(self._pieces, "").encode()


def _copy_text(bite: Bite, ids: Mapping[str, str]) -> str:
    days = {month: f"{month}-01" for month in set(bite.months)}
    columns: tuple[Iterable[str], ...] = (
        map(ids.__getitem__, bite.practices),
        map(days.__getitem__, bite.months),
        bite.counts,
    )
    return "\n".join([*map(str.join, repeat("\t"), zip(*columns, strict=True)), ""])


def take_over(cursor: CursorWrapper, *, stream: int, batch: int) -> tuple[int, int]:
    """Take what was put aside over as a stream's figures; how many are new, how many changed."""
    cursor.execute(ALONE)
    cursor.execute("ANALYZE pg_temp.arriving")
    keys = {"stream": stream, "batch": batch}
    cursor.execute(CHANGE, keys)
    changed = cursor.rowcount
    cursor.execute(ADD, keys)
    added = cursor.rowcount
    cursor.execute(DROP)
    return added, changed
