"""Which counts an edition hid outside the team: later releases hide them too. Pure.

Two releases may not be set against each other to find what one of them hides, so the cells are
kept with the edition, in a table that is handed to nobody.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from measures.cells import Cell
from reports.fields import Field, Kind, Row, Table
from reports.rows.counts import Key

NOBODY: Final = "nobody"  # in place of an audience
MEASURES: Final = "measures"
HIDDEN: Final = Table(
    "hidden",
    "Hidden cells",
    "The counts that were hidden outside the team. Handed to nobody.",
    (
        Field("table", "Table", Kind.TEXT, "The table, or measures."),
        Field("cell", "Cell", Kind.TEXT, "What is counted, as a list in JSON."),
    ),
    key=("table", "cell"),
)


@dataclass(frozen=True)
class Hidden:
    """Hidden cells: of measures' counts, and of the tables that hold other counts."""

    of_measures: frozenset[Cell] = frozenset()
    of_tables: Mapping[str, frozenset[Key]] = field(default_factory=dict)

    def of(self, table: str) -> frozenset[Key]:
        """The cells of a table, by its name."""
        return self.of_tables.get(table, frozenset())

    @property
    def rows(self) -> list[Row]:
        """As they are kept, in order."""
        cells = [
            *((MEASURES, [c.month.isoformat(), *c[1:]]) for c in self.of_measures),
            *((table, list(key)) for table, keys in self.of_tables.items() for key in keys),
        ]
        return sorted((table, json.dumps(cell)) for table, cell in cells)


def hidden_of(rows: Iterable[Row]) -> Hidden:
    """The cells that rows tell of, which may be those of several editions."""
    of_measures: set[Cell] = set()
    of_tables: dict[str, set[Key]] = {}
    for table, written in rows:
        cell = json.loads(str(written))
        if table == MEASURES:
            month, provider, communities = cell
            of_measures.add(Cell(date.fromisoformat(month), provider, communities))
        else:
            of_tables.setdefault(str(table), set()).add(tuple(cell))
    return Hidden(
        frozenset(of_measures), {table: frozenset(keys) for table, keys in of_tables.items()}
    )
