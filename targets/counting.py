"""Practices' months added up to communities' months, and to the whole's."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from iccs.membership import Homes
from measures.models import FigureState
from measures.reading import Count


class PracticeMonth(NamedTuple):
    """A practice's (by id) figure of a month, as loaded by a batch.

    A tuple, because a page makes thousands of them.
    """

    practice: int
    month: date
    activity: int
    state: str
    batch: int


@dataclass(frozen=True)
class Counted:
    """Every community's figure of each month, and the whole's.

    A month for which an open practice sent nothing is no figure of its community, nor of the
    whole. A community without a practice in a month, and a month that nobody sent, have no entry.
    """

    by_community: Mapping[tuple[str, date], Count]
    whole: Mapping[date, Count]
    changes: Sequence[date]  # the months from which practices counted elsewhere than before

    @property
    def batches(self) -> frozenset[int]:
        """The batches that the figures came from."""
        counts = (*self.by_community.values(), *self.whole.values())
        return frozenset(count.batch for count in counts if count.batch is not None)


OpenPractices = Mapping[date, Collection[int]]


def count_up(rows: Iterable[PracticeMonth], homes: Homes, open_practices: OpenPractices) -> Counted:
    """Each month's rows added up by the communities that they count for, by `homes`.

    Rows of a practice without a home count for the whole alone. `open_practices` are those that
    have to send a figure for a month.
    """
    by_community: dict[tuple[str, date], list[PracticeMonth]] = {}
    whole: dict[date, list[PracticeMonth]] = {}
    for row in rows:
        whole.setdefault(row.month, []).append(row)
        if (community := homes[row.month].get(row.practice)) is not None:
            by_community.setdefault((community, row.month), []).append(row)
    gaps = {
        (homes[month].get(practice), month)
        for month, sent in whole.items()
        for practice in {*open_practices[month]} - {row.practice for row in sent}
    }
    incomplete = {month for _, month in gaps}
    counts = {key: _sum(*key, found, key in gaps) for key, found in by_community.items()}
    return Counted(
        counts,
        {month: _sum("", month, found, month in incomplete) for month, found in whole.items()},
        [later for earlier, later in pairwise(sorted(homes)) if homes[earlier] != homes[later]],
    )


def _sum(community: str, month: date, rows: Sequence[PracticeMonth], has_gap: bool) -> Count:
    if has_gap:
        return Count(community, month, None, FigureState.NOT_SENT.value)
    provisional = any(row.state == FigureState.PROVISIONAL for row in rows)
    state = FigureState.PROVISIONAL if provisional else FigureState.FINAL
    batch = max(row.batch for row in rows)
    return Count(community, month, sum(row.activity for row in rows), state.value, batch)
