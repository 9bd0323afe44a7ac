"""Cells of the strategy paper's tables: a number, a marked one, or why there is none. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

from measures.states import MISSING_WORDS, NOT_SENT, PROVISIONAL, SUPPRESSED, combined_state
from reports.packs.pack import Cell, Marked
from reports.records import Record

PROVISIONAL_MARK: Final = "[p]"
HIDDEN: Final = "Hidden"  # in a cell; the note says why
HIDDEN_NOTE: Final = f"{HIDDEN}: to protect small numbers."
_WORDS: Final = {**MISSING_WORDS, SUPPRESSED: HIDDEN}


def number_cell(row: Record | None, column: str) -> Cell:
    """The number of a row; a row that is not there was not sent."""
    return _cell(row.number(column), row.text("state")) if row else _WORDS[NOT_SENT]


def sum_cell(rows: Sequence[Record | None], column: str) -> Cell:
    """What rows add up to; where any has no number, the word for the state of all together."""
    state = combined_state(row.text("state") if row else NOT_SENT for row in rows)
    return _cell(sum(row.number(column) or 0 for row in rows if row), state)


def hidden_note(rows: Iterable[Record]) -> tuple[str, ...]:
    """What "Hidden" means, where it stands in a cell."""
    return (HIDDEN_NOTE,) if any(row["state"] == SUPPRESSED for row in rows) else ()


def _cell(number: float | None, state: str) -> Cell:
    if number is None or state in _WORDS:
        return _WORDS.get(state)
    return Marked(number, PROVISIONAL_MARK) if state == PROVISIONAL else number
