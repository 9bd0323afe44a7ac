"""Tables of counts of people, of many areas, released at once for outside the team. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from iccportal.lib.small_numbers import Hidden, Number, Rule, Shown, Sum, Table, released
from measures.earlier import Key, as_shown
from measures.makeup import Area, Makeup


class Place(NamedTuple):
    """A cell of one area's table: codes of its communities in order, and what is counted."""

    communities: str
    what: str


@dataclass(frozen=True)
class Settled:
    """What is known besides tables, and stays as it is whatever is hidden of them.

    `counts` are those of cells that are shown elsewhere, or hidden if they are `hidden`; `sums`
    tell how they add up, also to cells of the tables. Cells of the tables themselves were shown,
    or hidden, before, each with the count that it had then. The tables of areas that are `unseen`
    are shown nowhere: they only say how others add up.
    """

    counts: Mapping[Place, Number] = field(default_factory=dict)
    hidden: Collection[Place] = ()
    sums: Collection[Sum[Place]] = ()
    hidden_before: frozenset[Key] = frozenset()
    shown_before: frozenset[tuple[Key, str]] = frozenset()
    unseen: Collection[Area] = ()


NOTHING = Settled()


def publish(
    tables: Mapping[Area, Table],
    sums: Collection[Sum[str]],
    makeup: Makeup,
    rule: Rule,
    settled: Settled = NOTHING,
) -> dict[Area, Shown]:
    """What is shown of each area's table; every area has the same cells.

    `sums` hold within each table: cells are all of another, or some. Areas are the sums of those
    that make them up, cell by cell.
    """
    own = {at(area, what): n for area, table in tables.items() for what, n in table.items()}
    cells: dict[Place, Number] = {**settled.counts, **own}
    adding = [one for area in tables for one in _within(area, sums, cells, rule)]
    for area, parts in makeup.sums:
        for what in tables[area] if parts else ():
            adding.append(Sum(at(area, what), tuple(at(part, what) for part in parts)))
    adding += [one for one in settled.sums if _holds(one, cells)]
    known = [[cell for cell in cells if _is_of(area, cell)] for area in makeup.areas]
    hidden = [cell for cell, n in own.items() if (*cell, str(n)) in settled.hidden_before]
    told = [cell for cell in settled.counts if cell not in settled.hidden]
    shown = released(
        cells,
        adding,
        rule,
        [*settled.hidden, *hidden],
        [frozenset(own) for own in known],
        [*told, *as_shown(own, settled.shown_before)],
        [at(area, what) for area in settled.unseen for what in tables[area]],
    )
    return {
        area: {what: _seen(shown[at(area, what)]) for what in table}
        for area, table in tables.items()
    }


def keys(
    tables: Mapping[Area, Table], shown: Mapping[Area, Shown]
) -> tuple[frozenset[Key], dict[Key, int]]:
    """The cells that are hidden, each with its count, and the counts of those that are not.

    As an edition keeps them. A count of people grows with the months, so that a cell is one that
    was hidden before only for as long as its count is the same.
    """
    cells = {
        at(area, what): (n, shown[area][what])
        for area, table in tables.items()
        for what, n in table.items()
    }
    hidden = frozenset((*cell, str(n)) for cell, (n, seen) in cells.items() if seen is None)
    return hidden, {cell: n for cell, (n, seen) in cells.items() if seen is not None}


def at(area: Area, what: str) -> Place:
    """The cell of an area's table."""
    return Place("+".join(sorted(area)), what)


def _within(
    area: Area, sums: Iterable[Sum[str]], cells: dict[Place, Number], rule: Rule
) -> Iterable[Sum[Place]]:
    """The sums of one table; a small rest is a cell that is as safe as the others."""
    for one in sums:
        total, parts = at(area, one.total), tuple(at(area, part) for part in one.parts)
        rest = cells[total] - sum(cells[part] for part in parts)
        if rest == 0:
            yield Sum(total, parts)
        elif rule.is_small(rest):
            cell = at(area, f"{one.total} but for {' and '.join(one.parts)}")
            cells[cell] = rest
            yield Sum(total, (*parts, cell))


def _holds(one: Sum[Place], cells: Mapping[Place, Number]) -> bool:
    """Whether cells add up: those told elsewhere may leave some people out."""
    there = all(cell in cells for cell in one.members)
    return there and cells[one.total] == sum(cells[part] for part in one.parts)


def _is_of(area: Area, cell: Place) -> bool:
    return area.issuperset(cell.communities.split("+"))


def _seen(count: Number | Hidden | None) -> int | None:
    return None if count is None or isinstance(count, Hidden) else int(count)
