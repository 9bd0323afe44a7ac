"""The file of the trajectory: month, planned."""

from datetime import date
from pathlib import Path

from iccportal.lib.csv_files.cells import count_fault, month_fault
from iccportal.lib.csv_files.tables import Table
from iccportal.lib.nhs_calendar import month_code, months_between, parse_month

HEADINGS = ("month", "planned")
MONTH, PLANNED = range(2)


class TrajectoryFile:
    """A file of planned figures, read at once: `planned` by month."""

    def __init__(self, path: Path) -> None:
        self.table = Table(path, HEADINGS)
        self.planned: dict[date, int] = {}
        self._lines: dict[str, int] = {}
        for line, (month, planned) in self.table.rows():
            month_words, planned_words = month_fault(month), count_fault(planned)
            if planned_words:
                self.table.fault(line, PLANNED, planned_words)
            if month_words or month in self._lines:
                self.table.fault(line, MONTH, month_words or self._twice(month))
                continue
            self._lines[month] = line
            if not planned_words:
                self.planned[parse_month(month)] = int(planned)

    def tell_missing(self, months: list[date]) -> None:
        """Note each month that has no row; the place is the first line after the end."""
        for month in months:
            if month_code(month) not in self._lines:
                self.table.fault(
                    self.table.next_line,
                    MONTH,
                    f"found no row for {month_code(month)}; expected a planned figure for every "
                    f"month from {month_code(months[0])} to {month_code(months[-1])}",
                )

    def tell_gaps(self) -> None:
        """Note each month missing between the first and the last, or that there is none."""
        if self.planned:
            self.tell_missing(months_between(min(self.planned), max(self.planned)))
        elif not self.table.faults.count:
            self.table.faults.add_whole_file("found no months; expected a row for each")

    def _twice(self, month: str) -> str:
        return f"found {month} a second time (line {self._lines[month]}); expected one row a month"
