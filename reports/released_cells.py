"""Which counts an edition hid and showed outside the team: later releases keep to it. Pure.

Two releases may not be set against each other to find what one of them hides, so the cells are
kept with the edition, in tables that are handed to nobody; and so is where practices belonged, by
which the same cell may be of other practices later.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from iccs.membership import Belonging, Homes, as_belongings
from measures.apart import ByPractice
from measures.cells import Cell
from measures.earlier import ByRegister, Earlier, Key, OfTable, Snapshot
from measures.figure import Number
from measures.snapshots import Kept
from outcomes.pam_counts import TABLE as ACTIVATION_CELLS
from reports.fields import Field, Kind, Row, Table, read_rows

_Told = tuple[Key, str]  # a cell and its count
NOBODY: Final = "nobody"  # in place of an audience
MEASURES: Final = "measures"
BY_PRACTICE: Final = "measures by practice"
_TABLE = Field("table", "Table", Kind.TEXT, "The table, or measures, of places or by practice.")
_CELL = Field("cell", "Cell", Kind.TEXT, "What is counted, as a list in JSON.")
_COUNT = Field("count", "Count", Kind.TEXT, "How many there were; empty where it is not kept.")
HIDDEN: Final = Table(
    "hidden",
    "Hidden cells",
    "The true counts of what was hidden outside the team. Handed to nobody.",
    (_TABLE, _CELL, _COUNT),
    key=("table", "cell"),
)
SHOWN: Final = Table(
    "shown",
    "Shown cells",
    "The true counts of what was shown outside the team. Handed to nobody.",
    (_TABLE, _CELL, _COUNT),
    key=("table", "cell"),
)
HOMES: Final = Table(
    "homes",
    "Homes of practices",
    "Which community’s figures practices counted for. Handed to nobody.",
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
    """Hidden cells and shown ones with their counts: of measures, and of other tables.

    What practices had is shown nowhere outside the team; their `homes` say where they belonged.
    """

    hidden: Mapping[Cell, object] = field(default_factory=dict)
    shown: Mapping[Cell, object] = field(default_factory=dict)
    tables: Mapping[str, TableCells] = field(default_factory=dict)
    homes: Homes = field(default_factory=dict)
    practices: ByPractice = field(default_factory=dict)

    @property
    def home_rows(self) -> list[Row]:
        """Where practices belonged as it is kept, in order."""
        return sorted(
            (one.practice, one.community, one.start, one.end) for one in as_belongings(self.homes)
        )

    @property
    def hidden_rows(self) -> list[Row]:
        """The hidden ones as they are kept, in order."""
        own = [(MEASURES, _written(cell), str(count)) for cell, count in self.hidden.items()]
        others = [
            (name, json.dumps(key), "") for name, of in self.tables.items() for key in of.hidden
        ]
        return sorted([*own, *others, *self._practice_rows()])

    def _practice_rows(self) -> Iterator[Row]:
        for (month, provider), counts in self.practices.items():
            for practice, count in counts.items():
                cell = json.dumps([month.isoformat(), provider, practice])
                yield BY_PRACTICE, cell, str(count)

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


def earlier_of(parts: Iterable[tuple[Iterable[Row], Iterable[Row]]], homes: Homes) -> Earlier:
    """What editions that knew the same homes tell.

    Each part is the hidden and the shown rows of one table, or of one month of measures.
    """
    snapshots: list[Snapshot] = []
    tables: defaultdict[str, tuple[OfTable, ...]] = defaultdict(tuple)
    for part in parts:
        found = {_name_now(name): own for name, own in _by_table(part).items()}
        practices, _ = found.pop(BY_PRACTICE, ((), ()))
        if MEASURES in found:
            snapshots.append(Snapshot(_cells(*found.pop(MEASURES)), _practices(practices)))
        for name, own in found.items():
            tables[name] += (_of_table(*own),)
    register = ByRegister(homes, tuple(snapshots))
    return Earlier(register.hidden, tables, (register,))


def _name_now(table: str) -> str:
    """Activation had the set of cut-points in its name while everybody was read by the latest."""
    return ACTIVATION_CELLS if table.startswith(f"{ACTIVATION_CELLS} by ") else table


# What editions released alike is read once, so it is told apart as it lies there, unread. What
# follows goes by how `write_rows` writes the rows above: a line that ends with CR LF for each, its
# table first and then its cell, which of a measure begins with the month. No line goes on in the
# next, as there is no end of a line within a name or within JSON.
Part = tuple[tuple[str, ...], tuple[str, ...]]  # lines of what was hidden, and of what was shown
_END: Final = "\r\n"
_UP_TO_MONTH: Final = len('"[""2020-01-01')


def parts_of(hidden: str, shown: str) -> Iterator[Part]:
    """What an edition released, as it was kept: each month of measures, and each other table.

    Parts of two editions are equal where cells and counts are. Each begins with its headings.
    """
    kept = (hidden.split(_END), shown.split(_END))
    found: defaultdict[str, tuple[list[str], list[str]]]
    found = defaultdict(lambda: ([kept[0][0]], [kept[1][0]]))
    for place, lines in enumerate(kept):
        for line in filter(None, lines[1:]):
            found[_part_of(line)][place].append(line)
    return ((tuple(own), tuple(others)) for own, others in found.values())


def rows_of(part: Part) -> tuple[Iterable[Row], Iterable[Row]]:
    """The hidden and the shown rows of a part."""
    hidden, shown = (_END.join(lines) for lines in part)
    return read_rows(HIDDEN, hidden), read_rows(SHOWN, shown)


def _part_of(line: str) -> str:
    """The month of a measure's cell, or the name of any other table."""
    table, _, cell = line.partition(",")
    return cell[:_UP_TO_MONTH] if table in (MEASURES, BY_PRACTICE) else table


def _by_table(part: Iterable[Iterable[Row]]) -> dict[str, tuple[Sequence[_Told], Sequence[_Told]]]:
    """The hidden and the shown rows of each table."""
    found: defaultdict[str, tuple[list[_Told], list[_Told]]] = defaultdict(lambda: ([], []))
    for place, rows in enumerate(part):
        for table, cell, count in rows:
            found[str(table)][place].append((tuple(json.loads(str(cell))), str(count or "")))
    return dict(found)


def _cells(hidden: Iterable[_Told], shown: Iterable[_Told]) -> dict[Cell, Kept]:
    return {
        _cell(key): Kept(_number(count), is_hidden)
        for is_hidden, rows in ((True, hidden), (False, shown))
        for key, count in rows
    }


def _practices(rows: Iterable[_Told]) -> dict[str, dict[int, Number]]:
    """What practices had, by provider and id."""
    found: defaultdict[str, dict[int, Number]] = defaultdict(dict)
    for (_, provider, practice), count in rows:
        found[provider][int(practice)] = _number(count) or 0
    return found


def _of_table(hidden: Iterable[_Told], shown: Iterable[_Told]) -> OfTable:
    return OfTable(
        frozenset(key for key, _ in hidden), frozenset((key, count) for key, count in shown)
    )


def _number(count: str) -> Number | None:
    """Nearly all are whole, and a fraction takes its time."""
    if not count:
        return None
    return int(count) if count.isdigit() else Fraction(count)


def _written(cell: Cell) -> str:
    return json.dumps([cell.month.isoformat(), *cell[1:]])


def _cell(key: Key) -> Cell:
    month, provider, communities = key
    return Cell(date.fromisoformat(month), provider, communities)
