"""The rows of reablement: what councils sent of each category, for every place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboards.board import Board
from iccportal.lib.nhs_calendar import month_code, parse_month
from iccportal.lib.small_numbers import HIDDEN, Hidden
from measures.cells import Cell
from measures.definition import Measure
from measures.earlier import Key
from measures.figure import Number
from measures.release import is_released
from measures.states import SUPPRESSED
from reablement.providers import CATEGORIES
from reports.everything import Everything
from reports.fields import Row
from reports.rows.counts import Cells, Counted, members, over_places
from reports.rows.places import EditionPlace

PROVIDERS: Final[Mapping[tuple[str, str], str]] = {
    (key.cut, key.code): name for name, key in CATEGORIES.items()
}


def reablement_cells(everything: Everything, places: Sequence[EditionPlace]) -> dict[Key, Counted]:
    """By month, cut, category and place, as councils sent them.

    Where a category has no row beside others of its cut it is a nought: they make up the whole.
    """
    return over_places(_sent(everything), places)


def released_reablement(
    everything: Everything, places: Sequence[EditionPlace], board: Board
) -> dict[Key, Counted]:
    """The same outside the team: what measures count of it, and as they are released.

    A category that no measure counts is for the team alone, so that table and measures cannot be
    set against each other.
    """
    sent = _sent(everything)
    reporting: dict[tuple[str, str], dict[str, None]] = {}
    for month, cut, _, community in sent:
        reporting.setdefault((month, cut), {})[community] = None
    released = _released(board)
    found: dict[Key, Counted] = {}
    for (month, cut, category, code), cell in over_places(sent, places).items():
        if provider := PROVIDERS.get((cut, category)):
            place = next(one for one in places if one.code == code)
            own = "+".join(sorted(members(place, places, reporting[month, cut])))
            count = released.get(Cell(parse_month(month), provider, own), HIDDEN)
            found[month, cut, category, code] = _shown(cell, count)
    return found


def reablement_rows(everything: Everything, shown: Cells) -> Iterator[Row]:
    """A row for each cell."""
    names = {(row.cut, row.category): row.category_name for row in everything.assessed}
    for (month, cut, category, place), cell in shown.items():
        yield (
            *(place, parse_month(month), cut, category, names[cut, category]),
            *(cell.count, cell.state, cell.made_up),
        )


def _sent(everything: Everything) -> dict[Key, Counted]:
    sent = {
        (month_code(row.month), row.cut, row.category, row.community): Counted(
            row.count, row.state, everything.made_up([row.batch])
        )
        for row in everything.assessed
    }
    of_cut: dict[str, dict[str, None]] = {}
    for _, cut, category, _ in sent:
        of_cut.setdefault(cut, {})[category] = None
    known = dict.fromkeys((month, cut, community) for month, cut, _, community in sent)
    return {
        key: sent.get(key, Counted(0))
        for month, cut, community in known
        for category in of_cut[cut]
        for key in [(month, cut, category, community)]
    }


def _released(board: Board) -> dict[Cell, Number | Hidden | None]:
    releases = [board.release_of(one) for one in board.measures if _counts_categories(one)]
    return {cell: count for release in releases for cell, count in release.counts.items()}


def _counts_categories(measure: Measure) -> bool:
    return is_released(measure) and measure.numerator.provider in PROVIDERS.values()


def _shown(cell: Counted, count: Number | Hidden | None) -> Counted:
    if cell.count is None:
        return cell
    if isinstance(count, Hidden) or count is None:
        return Counted(None, SUPPRESSED, cell.made_up)
    return Counted(int(count), cell.state, cell.made_up)
