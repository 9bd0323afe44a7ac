"""What editions released outside the team, which every later release keeps to.

Two releases may not be set against each other to find what one of them hides. So what was hidden
stays hidden; and what was shown is known for as long as the count is the same, so that hiding it
now would protect nothing. Editions are kept by a room above, which gives them here.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from iccs.membership import Homes
from measures.cells import Cell
from measures.figure import Number
from measures.snapshots import Kept

T = TypeVar("T")
Key = tuple[str, ...]  # a cell of a table that no measure counts


@dataclass(slots=True)
class Before:
    """Whether a cell was hidden, and with which counts it was shown."""

    hidden: bool = False
    shown: set[Number | None] = field(default_factory=set)


class Snapshot(NamedTuple):
    """What an edition had of one month: of places, and of practices (by id) by provider.

    Editions did not always keep counts of practices.
    """

    cells: Mapping[Cell, Kept]
    practices: Mapping[str, Mapping[int, Number]] = {}


class ByProvider(NamedTuple):
    """A snapshot of which the cells are told apart by their provider."""

    cells: Mapping[str, Mapping[Cell, Kept]]
    practices: Mapping[str, Mapping[int, Number]]


@dataclass(frozen=True)
class Way:
    """What editions told of places while practices were in these homes with these counts.

    `whole` is the count of all practices, of whom some may have no home.
    """

    homes: Mapping[int, str]
    practices: Mapping[int, Number] | None
    whole: Number | None = None
    cells: defaultdict[Cell, Before] = field(default_factory=lambda: defaultdict(Before))

    def take(self, cells: Mapping[Cell, Kept]) -> None:
        """Take in what one more edition told."""
        for cell, kept in cells.items():
            if kept.is_hidden:
                self.cells[cell].hidden = True
            else:
                self.cells[cell].shown.add(kept.number)


@dataclass(frozen=True)
class ByRegister:
    """What editions that knew the same register released of measures.

    `homes` are those of practices (by id) in the months of these editions. `snapshots` are each
    edition's counts of a month; those that are the same stand there once.
    """

    homes: Homes
    snapshots: tuple[Snapshot, ...] = ()

    @cached_property
    def hidden(self) -> frozenset[Cell]:
        """The cells that any of them hid."""
        return frozenset(
            cell for one in self.snapshots for cell, kept in one.cells.items() if kept.is_hidden
        )

    @cached_property
    def by_month(self) -> Mapping[date, Sequence[ByProvider]]:
        """The snapshots of each month, in each the cells by provider."""
        found: defaultdict[date, list[ByProvider]] = defaultdict(list)
        for snapshot in self.snapshots:
            own: defaultdict[str, dict[Cell, Kept]] = defaultdict(dict)
            for cell, kept in snapshot.cells.items():
                own[cell.provider][cell] = kept
            found[next(iter(snapshot.cells)).month].append(ByProvider(own, snapshot.practices))
        return found

    def ways(self, month: date, provider: str, whole: str | None) -> list[Way]:
        """What these editions told, as often as counts of practices, or their whole, differed."""
        found: dict[tuple[object, ...], Way] = {}
        for one in self.by_month.get(month, ()):
            counts, of_whole = one.practices.get(provider), one.cells.get(whole or "", {})
            number = next((kept.number for kept in of_whole.values()), None)
            key = None if counts is None else frozenset(counts.items()), number
            way = found.setdefault(key, Way(self.homes[month], counts, number))
            way.take({**one.cells.get(provider, {}), **of_whole})
        return list(found.values())


@dataclass(frozen=True)
class OfTable:
    """What an edition released of a table that no measure counts; what it showed with its count."""

    hidden: frozenset[Key] = frozenset()
    shown: frozenset[tuple[Key, str]] = frozenset()


@dataclass(frozen=True)
class Earlier:
    """Hidden cells of measures, other tables by their names, and what each register's said."""

    hidden: frozenset[Cell] = frozenset()
    tables: Mapping[str, tuple[OfTable, ...]] = field(default_factory=dict)
    registers: tuple[ByRegister, ...] = ()

    def of_table(self, table: str) -> tuple[OfTable, ...]:
        """What each edition released of a table."""
        return self.tables.get(table, ())

    def hidden_of(self, table: str) -> frozenset[Key]:
        """The hidden cells of a table."""
        return frozenset().union(*(one.hidden for one in self.of_table(table)))

    def shown_of(self, table: str) -> frozenset[tuple[Key, str]]:
        """The cells of a table that were shown."""
        return frozenset().union(*(one.shown for one in self.of_table(table)))

    def ways(self, month: date, provider: str, whole: str | None = None) -> list[Way]:
        """What editions told of a month, by the registers and the counts of practices they knew.

        `whole` is the provider that counts all practices of `provider`, if one does.
        """
        return [way for one in self.registers for way in one.ways(month, provider, whole)]


NOTHING = Earlier()


def together(parts: Sequence[Earlier]) -> Earlier:
    """What several tell, as one."""
    tables: defaultdict[str, tuple[OfTable, ...]] = defaultdict(tuple)
    for one in parts:
        for name, own in one.tables.items():
            tables[name] += own
    return Earlier(
        hidden=frozenset().union(*(one.hidden for one in parts)),
        tables=tables,
        registers=tuple(register for one in parts for register in one.registers),
    )


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
