"""The file of activity: practice, month, count. Read in large bites, checked without a query."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple

from iccportal.lib.csv_files.cells import count_fault, fault, month_fault, name_fault
from iccportal.lib.csv_files.tables import Row, Table
from iccportal.lib.nhs_calendar import month_code, parse_month

HEADINGS = ("practice", "month", "count")
PRACTICE, MONTH, COUNT = range(3)
MOST_REMEMBERED = 50_000


class Bite(NamedTuple):
    """Some rows that passed every check, column by column, as they were written."""

    practices: Sequence[str]
    months: Sequence[str]
    counts: Sequence[str]


@dataclass
class ActivityFile:
    """A file of activity. `known` names the practices that may occur; None: any may.

    Each different text is checked once and then remembered. Which months a practice has is kept
    as one whole number per practice with one bit per month, which finds what is given twice or
    missing among a million rows in little memory.
    """

    path: Path
    known: Collection[str] | None
    where_known: str
    table: Table = field(init=False)
    months: dict[str, int] = field(default_factory=dict)  # text of month: its bit
    _seen: dict[str, int] = field(default_factory=dict)  # practice: bits of its months
    _good_practices: set[str] = field(default_factory=set)
    _good_counts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.table = Table(self.path, HEADINGS)

    def bites(self) -> Iterator[Bite]:
        """The rows without a fault; what is wrong with the others is told."""
        for lines, rows in self.table.batches():
            if rows:
                yield self._bite(lines, rows)

    @property
    def rows(self) -> int:
        """How many practice-months the file has."""
        return sum(seen.bit_count() for seen in self._seen.values())

    def missing(
        self, practices: Iterable[str], months: Iterable[date]
    ) -> Iterator[tuple[str, list[date]]]:
        """Each practice, with those of the months for which the file has no row of it."""
        bits = {month: self.months.get(month_code(month), 0) for month in months}
        each_occurs = all(bits.values())
        every = sum(bits.values())
        for practice in practices:
            seen = self._seen.get(practice, 0)
            if each_occurs and seen & every == every:
                yield practice, []
            else:
                yield practice, [month for month, bit in bits.items() if not seen & bit]

    def tell_missing(self, practice: str, month: date, why: str) -> None:
        """Note a row that should be there; the place is the first line after the end."""
        self.table.fault(
            self.table.next_line,
            MONTH,
            f"found no row for {practice} in {month_code(month)}; expected one, "
            f"with 0 if there was none: {why}",
        )

    def covered(self) -> list[date]:
        """The months that the file has rows of, in order; a faulty row is none."""
        seen = reduce(or_, self._seen.values(), 0)
        return sorted(parse_month(text) for text, bit in self.months.items() if seen & bit)

    def practices(self) -> list[str]:
        """The practices that the file has rows of, in order."""
        return sorted(self._seen)

    def _bite(self, lines: Sequence[int], rows: list[Row]) -> Bite:
        practices, months, counts = zip(*rows, strict=True)
        if self._all_good(set(practices), set(months), set(counts)):
            self._note_months(lines, practices, months)
            return Bite(practices, months, counts)
        kept = [line_row for line_row in zip(lines, rows, strict=True) if self._key_good(*line_row)]
        for line, (practice, month, _) in kept:
            self._note_months([line], [practice], [month])
        return _columns([row for line, row in kept if self._count_good(line, row)])

    def _all_good(self, practices: set[str], months: set[str], counts: set[str]) -> bool:
        """Whether the texts are all in order; those that are need no second look."""
        if len(self._good_counts) > MOST_REMEMBERED:
            self._good_counts.clear()
        self._good_practices |= {
            text for text in practices - self._good_practices if not self._practice_fault(text)
        }
        for text in sorted(months - self.months.keys()):
            if not month_fault(text):
                self.months[text] = 1 << len(self.months)
        self._good_counts |= {text for text in counts - self._good_counts if not count_fault(text)}
        return (
            practices <= self._good_practices
            and months <= self.months.keys()
            and counts <= self._good_counts
        )

    def _practice_fault(self, text: str) -> str:
        if self.known is None or text in self.known:
            return name_fault(text)
        if text.strip().upper() in self.known:
            return fault(text, f"‘{text.strip().upper()}’, in capitals and without spaces")
        return name_fault(text) or fault(text, f"a practice of {self.where_known}")

    def _key_good(self, line: int, row: Row) -> bool:
        """Whether practice and month are in order; if not, so much is told of the row."""
        faults = [(PRACTICE, self._practice_fault(row[PRACTICE])), (MONTH, month_fault(row[MONTH]))]
        told = [(column, words) for column, words in faults if words]
        for column, words in told:
            self.table.fault(line, column, words)
        if told:
            self._count_good(line, row)
        return not told

    def _count_good(self, line: int, row: Row) -> bool:
        if words := count_fault(row[COUNT]):
            self.table.fault(line, COUNT, words)
        return not words

    def _note_months(
        self, lines: Sequence[int], practices: Sequence[str], months: Sequence[str]
    ) -> None:
        seen, bits = self._seen, self.months
        for line, practice, month in zip(lines, practices, months, strict=True):
            before = seen.get(practice, 0)
            after = before | bits[month]
            if before == after:
                self.table.fault(
                    line,
                    MONTH,
                    f"found {practice} in {month} a second time; "
                    "expected one row for a practice and a month",
                )
            seen[practice] = after


def _columns(rows: Sequence[Row]) -> Bite:
    practices, months, counts = zip(*rows, strict=True) if rows else ((), (), ())
    return Bite(practices, months, counts)
