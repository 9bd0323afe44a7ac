"""Rows as written cells, a part at a time, so that a large table is sent while it is written."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice

from reports.contents import Rows
from reports.fields import written

SENT_AT_ONCE = 2000  # rows

Cells = list[str]
# The same few thousand values stand in a table again and again; 1 and true are not the same.
_written = lru_cache(maxsize=16_384, typed=True)(written)


def cells_of(rows: Rows) -> Iterator[Iterator[Cells]]:
    """The rows as written cells, in parts."""
    return in_parts([_written(value) for value in row] for row in rows)


def in_parts(cells: Iterable[Cells]) -> Iterator[Iterator[Cells]]:
    """Written cells in parts, of which no more than one is held."""
    rest = iter(cells)
    for first in rest:
        yield chain([first], islice(rest, SENT_AT_ONCE - 1))
