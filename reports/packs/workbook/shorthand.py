"""The shorthand that stands beside figures, as the guidance for the public sector's tables has it.

[c], [p], [x] and [z] are the guidance's own; [n] is ours, explained with them in the notes.
"""

from collections.abc import Sequence
from typing import Final

from measures.states import NOT_APPLICABLE, NOT_SENT, NOT_YET_KNOWN, PROVISIONAL, SUPPRESSED
from reports.packs.pack import Point
from reports.packs.section_tables import STATE_WORDS

SHORTHAND: Final = {
    SUPPRESSED: "[c]",
    NOT_YET_KNOWN: "[n]",
    PROVISIONAL: "[p]",
    NOT_SENT: "[x]",
    NOT_APPLICABLE: "[z]",
}
EVERY_ONE: Final = "every community"


def state_cell(state: str) -> str:
    """A state with its shorthand: "[c] Hidden, a small number"."""
    return f"{SHORTHAND.get(state, '')} {STATE_WORDS[state]}".lstrip()


def remarks(points: Sequence[tuple[str, Point | None]]) -> str:
    """What is to be said of a month's figures, by community: "[x] Not sent: Barrow, Kendal"."""
    told = []
    for state in SHORTHAND:
        names = [name for name, point in points if _state(point) == state]
        if names:
            who = EVERY_ONE if len(names) == len(points) > 1 else ", ".join(names)
            told.append(f"{state_cell(state)}: {who}")
    return ". ".join(told)


def _state(point: Point | None) -> str:
    """Of a month that a community was not there for, nothing applies."""
    return NOT_APPLICABLE if point is None else point.state
