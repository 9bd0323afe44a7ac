"""Reading a sender's assessments and printed totals from tidy CSV files, strictly."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from iccportal.lib.csv_files.cells import count_fault, fault, month_fault, name_fault
from iccportal.lib.csv_files.tables import Row, Table
from iccportal.lib.nhs_calendar import month_code, parse_month
from reablement.names import Names
from reablement.reconciliation import CUTS
from reablement.sheet import CategoryKey, Cell, Place, PrintedTotal

STATES = ("final", "provisional")
AssessmentsRow = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Key:
    """What a row is about, as far as its cells could be read."""

    month: date | None
    community: str | None
    category: CategoryKey | None


class _File(ABC):
    """What the two files have in common: month, area, cut and category in each row."""

    headings: tuple[str, ...]
    nothing: str

    def __init__(self, path: Path, names: Names) -> None:
        self.names = names
        self.table = Table(path, self.headings)
        self.lines: dict[_Key, int] = {}
        for line, row in self.table.rows():
            self._take(line, row)
        if self.table.readable and not self.lines and not self.table.faults.count:
            self.table.faults.add_whole_file(self.nothing)

    def faults(self) -> list[str]:
        """Everything that is wrong in the file, a line of text for each fault."""
        return list(self.table.faults.told())

    @abstractmethod
    def _take(self, line: int, row: Row) -> None:
        """Read one row."""

    def _key(self, line: int, cells: AssessmentsRow) -> _Key:
        month = self._month(line, cells["month"])
        return _Key(
            month,
            self._community(line, cells["area"], month),
            self._category(line, cells["cut"], cells["category"]),
        )

    def _month(self, line: int, text: str) -> date | None:
        words = month_fault(text)
        return None if self._told(line, "month", words) else parse_month(text)

    def _community(self, line: int, text: str, month: date | None) -> str | None:
        words = name_fault(text)
        community = self.names.community(text, month)
        if not words and community is None:
            words = fault(text, self.names.expected_areas(month))
        self._told(line, "area", words)
        return community

    def _category(self, line: int, cut: str, name: str) -> CategoryKey | None:
        if cut not in CUTS:
            self._told(line, "cut", fault(cut, " or ".join(CUTS)))
            return None
        key = self.names.category(cut, name)
        if key is None:
            self._told(line, "category", fault(name, self.names.expected_categories(cut)))
        return key

    def _once(self, line: int, key: _Key, row: Row) -> bool:
        """Whether the row is the first about its key; a second is told."""
        first = self.lines.setdefault(key, line)
        words = f"found {', '.join(filter(None, row[:4]))} a second time (line {first})"
        return not self._told(line, "month", f"{words}; expected one row" if first != line else "")

    def _told(self, line: int, heading: str, words: str) -> bool:
        """Note the words, if there are any, at a cell; whether there were."""
        if words:
            self.table.fault(line, self.headings.index(heading), words)
        return bool(words)


class AssessmentsFile(_File):
    """The figures: a row for each month, area and category, nought included."""

    headings = ("month", "area", "cut", "category", "count", "state")
    nothing = "the file has no figures below its headings."

    def __init__(self, path: Path, names: Names) -> None:
        self.cells: list[Cell] = []
        super().__init__(path, names)
        for place in self._missing():
            self._tell_missing(place)

    @property
    def last_month(self) -> date | None:
        """The last month that the file tells of."""
        return max((place.month for place in self._places()), default=None)

    def _take(self, line: int, row: Row) -> None:
        cells = dict(zip(self.headings, row, strict=True))
        key = self._key(line, cells)
        count_wrong = self._told(line, "count", count_fault(cells["count"]))
        state_words = fault(cells["state"], " or ".join(STATES))
        state_wrong = self._told(line, "state", "" if cells["state"] in STATES else state_words)
        if key.month is None or key.community is None or key.category is None:
            return
        if self._once(line, key, row) and not count_wrong and not state_wrong:
            place = Place(key.community, key.month, key.category)
            provisional = cells["state"] == "provisional"
            self.cells.append(Cell(place, int(cells["count"]), provisional))

    def _places(self) -> Iterator[Place]:
        for key in self.lines:
            assert key.community is not None
            assert key.month is not None
            assert key.category is not None
            yield Place(key.community, key.month, key.category)

    def _missing(self) -> list[Place]:
        """A category that a month has for one area, it must have for all: nought is written 0."""
        there = set(self._places())
        communities = {(place.month, place.community) for place in there}
        categories = {(place.month, place.category) for place in there}
        wanted = {
            Place(community, month, category)
            for (month, community), (same, category) in product(communities, categories)
            if month == same
        }
        return sorted(wanted - there)

    def _tell_missing(self, place: Place) -> None:
        what = f"{self.names.area(place.community)}, {self.names.category_name(place.category)}"
        self._told(
            self.table.next_line,
            "count",
            f"found no row for {what} in {month_code(place.month)}; expected one, with 0 if there "
            "was none: other areas have one",
        )


class TotalsFile(_File):
    """The totals that the sheet prints. An empty cell means all months, areas or categories."""

    headings = ("month", "area", "cut", "category", "count")
    nothing = "the file has no totals below its headings."

    def __init__(self, path: Path, names: Names, last_month: date | None) -> None:
        self.last_month = last_month
        self.printed: list[tuple[int, PrintedTotal]] = []
        super().__init__(path, names)

    def _take(self, line: int, row: Row) -> None:
        before = self.table.faults.count
        cells = dict(zip(self.headings, row, strict=True))
        key = self._key(line, cells)
        self._told(line, "count", count_fault(cells["count"]))
        if self.table.faults.count == before and self._once(line, key, row):
            total = PrintedTotal(key.month, key.community, key.category, int(cells["count"]))
            self.printed.append((line, total))

    def _month(self, line: int, text: str) -> date | None:
        return super()._month(line, text) if text else None

    def _community(self, line: int, text: str, month: date | None) -> str | None:
        return super()._community(line, text, month or self.last_month) if text else None

    def _category(self, line: int, cut: str, name: str) -> CategoryKey | None:
        return super()._category(line, cut, name) if cut or name else None
