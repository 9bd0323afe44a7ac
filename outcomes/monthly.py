"""What measures tell of people month by month, which adds up to what a page counts in all.

The months are released by themselves, as measures are; a page's totals give way to them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from datetime import date

from iccportal.lib.nhs_calendar import month_code
from iccportal.lib.small_numbers import HIDDEN, Sum
from measures.cells import Cell
from measures.growth import Place
from measures.makeup import Area
from measures.release import Release
from measures.tabulated import Settled, at

Totals = Mapping[str, str]  # a provider's name, and what a table calls its months together


def months_of(
    releases: Collection[Release],
    totals: Totals,
    areas: Collection[Area],
    table_of: Callable[[Area], Area] = lambda area: area,
) -> Settled:
    """The released months of some measures, and how they add up to the totals of areas' tables.

    `table_of` tells under which area the tables know that of some communities. Noughts are left
    out: they are shown as they are, and add nothing.
    """
    shown = {cell: count for one in releases for cell, count in one.counts.items()}
    true = {cell: n for one in releases for cell, n in one.ledger.counts.items() if n}
    places = {cell: _place(cell, table_of) for cell in true}
    own = [cell for cell in true if cell.provider in totals]
    over_places = [
        Sum(places[one.total], tuple(places[part] for part in one.parts if part in places))
        for release in releases
        for one in release.ledger.sums
        if one.total in places
    ]
    over_months = [
        Sum(at(table_of(area), totals[provider]), tuple(places[cell] for cell in cells))
        for area in areas
        for provider, cells in _months(area, own, places).items()
    ]
    rests = [places[cell] for release in releases for cell in release.ledger.unseen]
    hidden = [place for cell, place in places.items() if shown.get(cell) is HIDDEN]
    counts = {places[cell]: count for cell, count in true.items()}
    return Settled(counts, [*hidden, *rests], [*over_places, *over_months], unseen_cells=rests)


def _months(
    area: Area, own: Iterable[Cell], known: Container[Cell]
) -> Mapping[str, Sequence[Cell]]:
    """By provider, the months of an area in order: of those of its communities with a figure."""
    taking_part: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    for cell in own:
        if cell.communities in area:
            taking_part[cell.provider, cell.month].add(cell.communities)
    found: defaultdict[str, list[Cell]] = defaultdict(list)
    for (provider, month), codes in sorted(taking_part.items()):
        cell = Cell(month, provider, "+".join(sorted(codes)))
        if cell in known:
            found[provider].append(cell)
    return found


def _place(cell: Cell, table_of: Callable[[Area], Area]) -> Place:
    area = table_of(frozenset(cell.communities.split("+")))
    return at(area, f"{cell.provider} in {month_code(cell.month)}")
