"""Tables of counts of people, of many areas, released at once for outside the team. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from iccportal.lib.small_numbers import Hidden, Number, Rule, Shown, Sum, Table, released
from measures.makeup import Area, Makeup


class Place(NamedTuple):
    """A cell of one area's table: codes of its communities in order, and what is counted."""

    communities: str
    what: str


def publish(
    tables: Mapping[Area, Table], sums: Collection[Sum[str]], makeup: Makeup, rule: Rule
) -> dict[Area, Shown]:
    """What is shown of each area's table; every area has the same cells.

    `sums` hold within each table: cells are all of another, or some. Areas are the sums of those
    that make them up, cell by cell.
    """
    cells = {_at(area, what): n for area, table in tables.items() for what, n in table.items()}
    adding = [one for area in tables for one in _within(area, sums, cells, rule)]
    for area, parts in makeup.of.items():
        for what in tables[area] if parts else ():
            adding.append(Sum(_at(area, what), tuple(_at(part, what) for part in parts)))
    known = [[cell for cell in cells if _is_of(area, cell)] for area in makeup.areas]
    shown = released(cells, adding, rule, insiders=[frozenset(own) for own in known])
    return {
        area: {what: _seen(shown[_at(area, what)]) for what in table}
        for area, table in tables.items()
    }


def _within(
    area: Area, sums: Iterable[Sum[str]], cells: dict[Place, int], rule: Rule
) -> Iterable[Sum[Place]]:
    """The sums of one table; a small rest is a cell that is as safe as the others."""
    for one in sums:
        total, parts = _at(area, one.total), tuple(_at(area, part) for part in one.parts)
        rest = cells[total] - sum(cells[part] for part in parts)
        if rest == 0:
            yield Sum(total, parts)
        elif rule.is_small(rest):
            cell = _at(area, f"{one.total} but for {' and '.join(one.parts)}")
            cells[cell] = rest
            yield Sum(total, (*parts, cell))


def _at(area: Area, what: str) -> Place:
    return Place("+".join(sorted(area)), what)


def _is_of(area: Area, cell: Place) -> bool:
    return area.issuperset(cell.communities.split("+"))


def _seen(count: Number | Hidden | None) -> int | None:
    return None if count is None or isinstance(count, Hidden) else int(count)
