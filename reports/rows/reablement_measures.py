"""Reablement's table and its measures count the same people: both hide the same cells.

The table has every category; only some are measures. So the table is released first, what it
hides is hidden in the measures, what they hide besides is hidden in the table, and so on until
both hide the same.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboards.board import Board
from iccportal.lib.nhs_calendar import parse_month
from measures.cells import Cell
from measures.definition import Measure
from measures.release import is_released
from reablement.providers import CATEGORIES
from reports.rows.counts import Cells, Counted, Key, hidden, members
from reports.rows.places import EditionPlace
from reports.rows.reablement import released_reablement

TOTAL: Final = "reablement_assessments"
PROVIDERS: Final[Mapping[tuple[str, str], str]] = {
    (key.cut, key.code): name for name, key in CATEGORIES.items()
}


def released_together(
    board: Board, cells: Cells, places: Sequence[EditionPlace], before: Collection[Key]
) -> tuple[Board, dict[Key, Counted]]:
    """The board for outside the team, and the table's cells as they are shown there."""
    same = _same_counts(cells, places)
    measures = [measure for measure in board.measures if _counts_the_same(measure)]
    hide = frozenset(before)
    while True:
        shown = released_reablement(cells, places, board.rule, hide)
        in_measures = frozenset(same[key] for key in hidden(shown) if key in same)
        board = replace(board, hidden_before=board.hidden_before | in_measures, _releases={})
        hidden_there = {cell for one in measures for cell in board.release_of(one).hidden}
        besides = hidden_there - board.hidden_before
        more = {key for key, cell in same.items() if cell in besides}
        if not more:
            return board, shown
        hide = frozenset({*hidden(shown), *more})


def _counts_the_same(measure: Measure) -> bool:
    counted = {TOTAL, *PROVIDERS.values()}
    return is_released(measure) and measure.numerator.provider in counted


def _same_counts(cells: Cells, places: Sequence[EditionPlace]) -> dict[Key, Cell]:
    """The measures' cell of each of the table's, totals included, where a measure counts it."""
    reporting: dict[tuple[str, str], dict[str, None]] = {}
    categories = dict.fromkeys((cut, category) for _, cut, category, _ in cells)
    for month, cut, _, community in cells:
        reporting.setdefault((month, cut), {})[community] = None
    found: dict[Key, Cell] = {}
    for (month, cut), communities in reporting.items():
        providers = {
            "": TOTAL,
            **{c: PROVIDERS.get((of, c), "") for of, c in categories if of == cut},
        }
        for place in places:
            own = "+".join(sorted(members(place, places, communities)))
            for category, provider in providers.items():
                if own and provider:
                    key = (month, cut, category, place.code)
                    found[key] = Cell(parse_month(month), provider, own)
    return found
