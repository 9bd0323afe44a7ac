"""What editions released outside the team, which every later release keeps to.

Two releases may not be set against each other to find what one of them hides. So what was hidden
stays hidden; and what was shown is known for as long as the count is the same, so that hiding it
now would protect nothing. Editions are kept by a room above, which gives them here.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from measures.cells import Cell

T = TypeVar("T")
Key = tuple[str, ...]  # a cell of a table that no measure counts


@dataclass(frozen=True)
class Earlier:
    """Cells of measures and, by its name, of every other table; those shown with their count."""

    hidden: frozenset[Cell] = frozenset()
    shown: frozenset[tuple[Cell, str]] = frozenset()
    hidden_in: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    shown_in: Mapping[str, frozenset[tuple[Key, str]]] = field(default_factory=dict)

    def hidden_of(self, table: str) -> frozenset[Key]:
        """The hidden cells of a table."""
        return self.hidden_in.get(table, frozenset())

    def shown_of(self, table: str) -> frozenset[tuple[Key, str]]:
        """The cells of a table that were shown."""
        return self.shown_in.get(table, frozenset())


NOTHING = Earlier()
SOURCES: list[Callable[[], Earlier]] = []


def source(give: Callable[[], Earlier]) -> Callable[[], Earlier]:
    """Register the function that gives what editions released, in one query."""
    SOURCES.append(give)
    return give


def earlier() -> Earlier:
    """What all editions released; one query."""
    return SOURCES[0]()


def as_shown(counts: Mapping[T, object], shown: Collection[tuple[Any, str]]) -> list[T]:
    """The cells that were shown before with the count that they still have."""
    return [cell for cell, count in counts.items() if (cell, str(count)) in shown]
