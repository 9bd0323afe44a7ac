"""The file of membership: which practice belonged to which community, and who succeeded it."""

from collections import defaultdict
from pathlib import Path

from iccportal.lib.csv_files.cells import fault, month_fault, name_fault
from iccportal.lib.csv_files.tables import Row, Table
from iccportal.lib.nhs_calendar import month_code, parse_month
from targets.homes import Membership

HEADINGS = ("practice", "community", "from", "to", "successor")
PRACTICE, COMMUNITY, FROM, TO, SUCCESSOR = range(5)
STILL_OPEN = NO_SUCCESSOR = ""  # an empty cell is no fault there


class MembershipFile:
    """A file of membership, read at once. `practices` has the faulty rows' too."""

    def __init__(self, path: Path) -> None:
        self.table = Table(path, HEADINGS)
        self.practices: set[str] = set()
        self.memberships: dict[str, list[Membership]] = defaultdict(list)
        for line, row in self.table.rows():
            self.practices.add(row[PRACTICE])
            if self._good(line, row):
                self.memberships[row[PRACTICE]].append(_membership(line, row))
        for rows in self.memberships.values():
            rows.sort(key=lambda row: (row.first, row.line))
            self._tell_overlaps(rows)

    def tell(self, row: Membership, words: str) -> None:
        """Note that a practice has no home; the place is where its successor would be named."""
        self.table.fault(
            row.line,
            SUCCESSOR,
            f"found that {words}; expected a community, or a successor that has one",
        )

    def _good(self, line: int, row: Row) -> bool:
        checks = (
            (PRACTICE, name_fault(row[PRACTICE])),
            (COMMUNITY, name_fault(row[COMMUNITY])),
            (FROM, month_fault(row[FROM])),
            (TO, month_fault(row[TO]) if row[TO] else STILL_OPEN),
            (SUCCESSOR, name_fault(row[SUCCESSOR]) if row[SUCCESSOR] else NO_SUCCESSOR),
        )
        told = [(column, words) for column, words in checks if words]
        # Months as YYYY-MM sort as the text they are.
        if not told and row[TO] and row[TO] <= row[FROM]:
            told = [(TO, fault(row[TO], f"a month after {row[FROM]}: the first no longer in it"))]
        for column, words in told:
            self.table.fault(line, column, words)
        return not told

    def _tell_overlaps(self, rows: list[Membership]) -> None:
        for number, later in enumerate(rows):
            if earlier := next((row for row in rows[:number] if row.covers(later.first)), None):
                self.table.fault(
                    later.line,
                    FROM,
                    f"found {later.practice} from {month_code(later.first)}; expected no overlap "
                    f"with its membership on line {earlier.line}",
                )


def _membership(line: int, row: Row) -> Membership:
    return Membership(
        practice=row[PRACTICE],
        community=row[COMMUNITY],
        first=parse_month(row[FROM]),
        until=parse_month(row[TO]) if row[TO] else None,
        successor=row[SUCCESSOR],
        line=line,
    )
