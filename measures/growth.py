"""Counts that grow from one edition to the next, as those of people ever assessed do. Pure.

What an edition had, taken from what a later one has, is who came between. So is what measures tell
of the months between: few people of one month may not follow from two totals.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from iccportal.lib.small_numbers import Number, Sum
from measures.snapshots import AddingUp, Counts


class Place(NamedTuple):
    """A cell of one area's table: codes of its communities in order, and what is counted."""

    communities: str
    what: str


Time = tuple[Counts[Place], Mapping[Place, Place]]  # counts, and what their cells are called


@dataclass
class Growth:
    """Who came between editions, and how that adds up; what is `unseen` may be of anybody."""

    counts: dict[Place, Number] = field(default_factory=dict)
    sums: list[Sum[Place]] = field(default_factory=list)
    unseen: list[Place] = field(default_factory=list)


def growth(
    times: Sequence[Time],
    months: Counts[Place],
    by_month: Collection[Sum[Place]],
    adding_up: AddingUp[Place],
    growing: Collection[str],
) -> Growth:
    """Who came from each of some times to the next; the last of them is today.

    `growing` is what of a table can only grow. `by_month` are totals of today as sums of `months`
    in their order: as an edition had a total, it was that of the first months.
    """
    found = Growth()
    for number, (before, after) in enumerate(pairwise(times), start=1):
        came = _came(before[0], after[0], growing)
        added = adding_up(came)
        # what is left of a total may have shrunk while both grew
        counts = {cell: count for cell, count in added.counts.items() if count >= 0}
        sums = [one for one in added.sums if all(cell in counts for cell in one.members)]
        named = {cell: _since(cell, number) for cell in counts}
        found.counts |= {named[cell]: count for cell, count in counts.items()}
        found.sums += [Sum(named[s.total], tuple(named[part] for part in s.parts)) for s in sums]
        others = [cell for cell in came if before[1][cell] != after[1][cell]]
        found.sums += [Sum(after[1][cell], (before[1][cell], named[cell])) for cell in others]
        found.unseen += [named[cell] for cell in counts if cell not in came or cell in others]
        for total in (one for one in by_month if one.total in came):
            found.sums += _of_months(total, before, after, named[total.total], months)
    return found


def _came(
    before: Counts[Place], after: Counts[Place], growing: Collection[str]
) -> dict[Place, Number]:
    """How much larger each count is; corrected ones may be smaller, and tell nothing."""
    both = ((cell, n - before[cell]) for cell, n in after.items() if cell in before)
    return {cell: more for cell, more in both if more >= 0 and cell.what in growing}


def _since(cell: Place, number: int) -> Place:
    return cell._replace(what=f"{cell.what} since edition {number}")


def _of_months(
    total: Sum[Place], before: Time, after: Time, came: Place, months: Counts[Place]
) -> Iterator[Sum[Place]]:
    """A total of then as its first months, and who came since as those that follow."""
    first, last = (_reached(total, counts[total.total], months) for counts, _ in (before, after))
    if first is None or last is None:
        return
    name = before[1][total.total]
    if name != total.total and first:
        yield Sum(name, total.parts[:first])
    if last > first:
        yield Sum(came, total.parts[first:last])


def _reached(total: Sum[Place], count: Number, months: Counts[Place]) -> int | None:
    """How many of the first months come to a count; None where corrections stand between."""
    so_far = accumulate((months[part] for part in total.parts), initial=0)
    return next((number for number, added in enumerate(so_far) if added == count), None)
