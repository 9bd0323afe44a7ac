"""Which counts an edition hid and showed outside the team: later releases keep to it. Pure.

Two releases may not be set against each other to find what one of them hides, so the cells are
kept with the edition, in tables that are handed to nobody; and so is where practices belonged, by
which the same cell may be of other practices later.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from iccs.membership import Belonging, Homes, as_belongings
from measures.cells import Cell
from measures.earlier import ByRegister, Earlier, Key
from reports.fields import Field, Kind, Row, Table

NOBODY: Final = "nobody"  # in place of an audience
MEASURES: Final = "measures"
_TABLE = Field("table", "Table", Kind.TEXT, "The table, or measures.")
_CELL = Field("cell", "Cell", Kind.TEXT, "What is counted, as a list in JSON.")
HIDDEN: Final = Table(
    "hidden",
    "Hidden cells",
    "The counts that were hidden outside the team. Handed to nobody.",
    (_TABLE, _CELL),
    key=("table", "cell"),
)
SHOWN: Final = Table(
    "shown",
    "Shown cells",
    "The true counts of what was shown outside the team. Handed to nobody.",
    (_TABLE, _CELL, Field("count", "Count", Kind.TEXT, "How many there were.")),
    key=("table", "cell"),
)
HOMES: Final = Table(
    "homes",
    "Homes of practices",
    "Which community's figures practices counted for. Handed to nobody.",
    (
        Field("practice", "Practice", Kind.WHOLE, "The practice, by the number of its row."),
        Field("place", "Community", Kind.TEXT, "The code of the community."),
        Field("from", "From", Kind.MONTH, "The first month."),
        Field("to", "To", Kind.MONTH, "The first month no longer."),
    ),
    key=("practice", "from"),
)


@dataclass(frozen=True)
class TableCells:
    """The hidden cells of a table that no measure counts, and the true counts of the others."""

    hidden: frozenset[Key] = frozenset()
    shown: Mapping[Key, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ReleasedCells:
    """Hidden cells, and shown ones with their counts: of measures, and of other tables."""

    hidden: frozenset[Cell] = frozenset()
    shown: Mapping[Cell, object] = field(default_factory=dict)
    tables: Mapping[str, TableCells] = field(default_factory=dict)
    homes: Homes = field(default_factory=dict)

    @property
    def home_rows(self) -> list[Row]:
        """Where practices belonged as it is kept, in order."""
        return sorted(
            (one.practice, one.community, one.start, one.end) for one in as_belongings(self.homes)
        )

    @property
    def hidden_rows(self) -> list[Row]:
        """The hidden ones as they are kept, in order."""
        own = [(MEASURES, _written(cell)) for cell in self.hidden]
        others = [(name, json.dumps(key)) for name, of in self.tables.items() for key in of.hidden]
        return sorted([*own, *others])

    @property
    def shown_rows(self) -> list[Row]:
        """The shown ones as they are kept, in order."""
        own = [(MEASURES, _written(cell), str(count)) for cell, count in self.shown.items()]
        others = [
            (name, json.dumps(key), str(count))
            for name, of in self.tables.items()
            for key, count in of.shown.items()
        ]
        return sorted([*own, *others])


def belongings_of(rows: Iterable[Row]) -> list[Belonging]:
    """Where practices belonged, as it was kept."""
    return [Belonging(*row) for row in rows]  # type: ignore[arg-type]


def earlier_of(hidden: Iterable[Row], shown: Iterable[Row], homes: Homes | None = None) -> Earlier:
    """What rows tell of, which may be those of several editions that knew the same homes."""
    own_hidden, hidden_in = _parted((table, cell, None) for table, cell in hidden)
    own_shown, shown_in = _parted(_three(shown))
    measures = (
        frozenset(_cell(cell) for cell, _ in own_hidden),
        frozenset((_cell(cell), str(count)) for cell, count in own_shown),
    )
    return Earlier(
        *measures,
        hidden_in={name: frozenset(key for key, _ in own) for name, own in hidden_in.items()},
        shown_in={
            name: frozenset((key, str(count)) for key, count in own)
            for name, own in shown_in.items()
        },
        registers=(ByRegister(homes or {}, *measures),),
    )


Told = tuple[Key, object]


def _three(rows: Iterable[Row]) -> Iterator[tuple[object, object, object]]:
    return ((table, cell, count) for table, cell, count in rows)


def _parted(
    rows: Iterable[tuple[object, object, object]],
) -> tuple[list[Told], dict[str, list[Told]]]:
    """The cells of measures, and those of other tables by their names."""
    found: dict[str, list[Told]] = {}
    for table, written, count in rows:
        found.setdefault(str(table), []).append((tuple(json.loads(str(written))), count))
    return found.pop(MEASURES, []), found


def _written(cell: Cell) -> str:
    return json.dumps([cell.month.isoformat(), *cell[1:]])


def _cell(key: Key) -> Cell:
    month, provider, communities = key
    return Cell(date.fromisoformat(month), provider, communities)
