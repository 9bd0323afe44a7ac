"""What editions released, read for later releases: those of screens, of the feed, of editions."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from measures.earlier import Earlier, source
from reports.fields import Row, Table, read_rows
from reports.models import FrozenTable
from reports.released_cells import HIDDEN, NOBODY, SHOWN, earlier_of


class _Kept(NamedTuple):
    """A table that an edition kept for this: its name, its edition's quarter, and its row."""

    name: str
    quarter: date
    pk: int


@source
def released_by_editions() -> Earlier:
    """What all editions hid outside the team, and what the latest showed.

    One query, and one more in a process that has not read these editions yet.
    """
    rows = FrozenTable.objects.filter(audience=NOBODY).order_by("-edition__pk")
    kept = [_Kept(*row) for row in rows.values_list("name", "edition__quarter", "pk")]
    hidden = [one for one in kept if one.name == HIDDEN.name]
    shown = _latest(one for one in kept if one.name == SHOWN.name)
    return _read(tuple(one.pk for one in hidden), tuple(one.pk for one in shown))


def _latest(kept: Iterable[_Kept]) -> list[_Kept]:
    """The editions that know best of some month; a count that stayed is shown as it was before."""
    found: list[_Kept] = []
    for one in kept:
        if not found or one.quarter > found[-1].quarter:
            found.append(one)
    return found


@lru_cache(maxsize=1)
def _read(hidden: Sequence[int], shown: Sequence[int]) -> Earlier:
    """Frozen tables never change, so what was read of them stays right."""
    rows = FrozenTable.objects.filter(pk__in=[*hidden, *shown]).order_by("pk")
    contents = dict(rows.values_list("pk", "content")) if hidden or shown else {}
    return earlier_of(_rows(HIDDEN, hidden, contents), _rows(SHOWN, shown, contents))


def _rows(table: Table, keys: Sequence[int], contents: dict[int, str]) -> Iterable[Row]:
    return (row for pk in keys for row in read_rows(table, contents[pk]))
