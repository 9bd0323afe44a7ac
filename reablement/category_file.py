"""Reading the file of categories: routes of access and outcomes, in the order they are shown."""

import re
from pathlib import Path

from iccportal.lib.csv_files.cells import fault, name_fault
from iccportal.lib.csv_files.tables import Row, Table
from reablement.names import CategoryName
from reablement.reconciliation import CUTS
from reablement.sheet import CategoryKey

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EXPECTED_CODE = "small letters, digits and single hyphens"


class CategoriesFile:
    """The rows without a fault; what is wrong with the others is told."""

    headings = ("cut", "code", "name")

    def __init__(self, path: Path) -> None:
        self.table = Table(path, self.headings)
        self.categories: list[CategoryName] = []
        self._taken: set[tuple[str, str]] = set()
        for line, row in self.table.rows():
            self._take(line, row)

    def _take(self, line: int, row: Row) -> None:
        cut, code, name = row
        faults = (
            "" if cut in CUTS else fault(cut, " or ".join(CUTS)),
            "" if CODE.fullmatch(code) else fault(code, EXPECTED_CODE),
            name_fault(name),
        )
        for column, words in enumerate(faults):
            if words:
                self.table.fault(line, column, words)
        for column in (1, 2):
            self._once(line, column, row)
        self.categories.append(CategoryName(CategoryKey(cut, code), name))

    def _once(self, line: int, column: int, row: Row) -> None:
        """Codes and names stand for one category of their cut each."""
        cut, text = row[0], row[column]
        if (cut, text) in self._taken:
            self.table.fault(line, column, fault(text, f"each {self.headings[column]} once a cut"))
        self._taken.add((cut, text))
