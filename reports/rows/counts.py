"""Counts of people by place that no measure has, and their release to an audience. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from iccportal.lib.small_numbers import HIDDEN, Rule, Sum, released
from measures.earlier import Key, as_shown
from measures.makeup import Area
from measures.states import FINAL, PROVISIONAL, SUPPRESSED, combined_state
from reports.contents import GROUP, WHOLE
from reports.released_cells import TableCells
from reports.rows.places import EditionPlace

# In a key comes first what makes tables that share no sums (a month, say), last the place.


@dataclass(frozen=True, slots=True)
class Counted:
    """How many; None where `state` says why. `made_up` if any of it was."""

    count: int | None
    state: str = FINAL
    made_up: bool = False


Cells = Mapping[Key, Counted]


def members(place: EditionPlace, places: Sequence[EditionPlace], codes: Iterable[str]) -> list[str]:
    """Those of some communities' codes whose counts a place's count is made of."""
    known = {each.code: each for each in places}
    return [code for code in codes if _holds(place, code, known.get(code))]


def _holds(place: EditionPlace, code: str, own: EditionPlace | None) -> bool:
    if place.kind == WHOLE:
        return True
    if own is None:
        return False
    return own.group == place.code if place.kind == GROUP else place.code in (code, own.parent)


def over_places(cells: Cells, places: Sequence[EditionPlace]) -> dict[Key, Counted]:
    """The cells of communities, and those of every place that they make up.

    A place has a cell where any of its communities has one with a count.
    """
    found: dict[Key, Counted] = {}
    for what, by_code in _by_place(cells).items():
        for place in places:
            own = [by_code[code] for code in members(place, places, by_code)]
            if own:
                found[*what, place.code] = _together(own)
    return found


def sums_of_places(cells: Cells, places: Sequence[EditionPlace]) -> Iterator[Sum[Key]]:
    """Which communities' cells add up to which place's."""
    for what, by_code in _by_place(cells).items():
        for place in places:
            parts = [code for code in members(place, places, by_code) if code != place.code]
            if parts and place.code not in by_code:
                yield Sum((*what, place.code), tuple((*what, code) for code in parts))


def release(
    cells: Cells,
    sums: Iterable[Sum[Key]],
    places: Sequence[EditionPlace],
    readers: Iterable[Area],
    rule: Rule,
    hidden_before: Collection[Key] = (),
    shown_before: frozenset[tuple[Key, str]] = frozenset(),
) -> dict[Key, Counted]:
    """What of the cells leaves the team, in the order of the cells.

    It is safe from `readers` too, who read places in full that have these communities.
    """
    areas = {place.code: place.subject.communities for place in places}
    own = [frozenset(code for code, of in areas.items() if of <= area) for area in readers]
    tables: dict[str, dict[Key, int | Fraction | None]] = {}
    for key, cell in cells.items():
        tables.setdefault(key[0], {})[key] = cell.count
    of_table: dict[str, list[Sum[Key]]] = {table: [] for table in tables}
    for one in sums:
        of_table[one.total[0]].append(one)
    before = set(hidden_before)
    shown: dict[Key, object] = {}
    for table, counts in tables.items():
        known = [[key for key in counts if key[-1] in codes] for codes in own]
        told = as_shown(counts, shown_before)
        hidden = before & counts.keys()
        shown |= released(counts, of_table[table], rule, hidden, filter(None, known), told)
    return {key: _shown(cell, shown[key]) for key, cell in cells.items()}


def told(cells: Cells, shown: Cells) -> TableCells:
    """Which of the cells are hidden, and the counts of those that are shown."""
    return TableCells(
        frozenset(key for key, cell in shown.items() if cell.state == SUPPRESSED),
        {key: cells[key].count for key, cell in shown.items() if cell.count is not None},
    )


def _shown(cell: Counted, shown: object) -> Counted:
    if shown is HIDDEN:
        return Counted(None, SUPPRESSED, cell.made_up)
    assert shown is None or isinstance(shown, int)  # whole numbers, rounded to whole ones
    return Counted(shown, cell.state, cell.made_up)


def _by_place(cells: Cells) -> dict[Key, dict[str, Counted]]:
    found: dict[Key, dict[str, Counted]] = {}
    for (*what, code), cell in cells.items():
        found.setdefault(tuple(what), {})[code] = cell
    return found


def _together(own: Sequence[Counted]) -> Counted:
    known = [cell.count for cell in own if cell.count is not None]
    made_up = any(cell.made_up for cell in own)
    if not known:
        return Counted(None, combined_state(cell.state for cell in own), made_up)
    provisional = any(cell.state == PROVISIONAL for cell in own)
    return Counted(sum(known), PROVISIONAL if provisional else FINAL, made_up)
