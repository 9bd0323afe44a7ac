"""The file of cut-points: a published set in each row."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from iccportal.lib.csv_files.cells import fault, name_fault
from iccportal.lib.csv_files.tables import Row, Table
from outcomes.levels import LevelSet
from outcomes.scales import PAM, read_score

HEADINGS = ("code", "name", "second_from", "third_from", "fourth_from", "valid_from", "source")
CODE, NAME, SECOND, _, FOURTH, VALID_FROM, _ = range(len(HEADINGS))
BEGINS = slice(SECOND, FOURTH + 1)


class CutPointsFile:
    """A file of sets, read at once: `sets` in the order of their rows."""

    def __init__(self, path: Path) -> None:
        self.table = Table(path, HEADINGS)
        self.sets: list[LevelSet] = []
        for line, row in self.table.rows():
            self._take(line, row)

    def _take(self, line: int, row: Row) -> None:
        begins = self._begins(line, row)
        valid_from = self._day(line, row[VALID_FROM])
        words = name_fault(row[CODE])
        if words:
            self.table.fault(line, CODE, words)
        if begins is not None:
            self.sets.append(LevelSet(row[CODE], row[NAME], row[-1], begins, valid_from))

    def _begins(self, line: int, row: Row) -> tuple[Decimal, Decimal, Decimal] | None:
        try:
            second, third, fourth = (read_score(text, PAM) for text in row[BEGINS])
        except ValueError as error:
            self.table.fault(line, SECOND, f"{error}; levels 2, 3 and 4 each begin at one")
            return None
        if not 0 < second < third < fourth:
            self.table.fault(line, SECOND, "expected levels to begin at rising scores above 0")
            return None
        return second, third, fourth

    def _day(self, line: int, text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            words = fault(text, "a day as YYYY-MM-DD, or nothing where the set holds since ever")
            self.table.fault(line, VALID_FROM, words)
            return None
