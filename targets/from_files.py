"""Shares and trajectories worked out from three CSV files, so that a figure can be checked by hand.

The rules are those of `targets.apportionment` and `targets.homes`; no database is asked.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_calendar import month_code, months_between, window
from targets.apportionment import MonthFigures, MonthPlan, apportion
from targets.files.activity import ActivityFile
from targets.files.membership import MembershipFile
from targets.files.trajectory import TrajectoryFile
from targets.homes import Membership, NoHomeError, SuccessorCircleError, home

Level = Literal["practice", "community"]
HEADINGS = ("unit", "month", "activity_in_window", "share", "exact", "whole")
SHARE_PLACES = 12
EXACT_PLACES = 9


@dataclass(frozen=True, kw_only=True)
class Request:
    """Which shares: the window's last month, the months to share out, and the units."""

    window_end: date
    first: date
    last: date
    by: Level

    @property
    def window(self) -> list[date]:
        """The 12 months whose activity makes the shares."""
        return window(self.window_end)

    @property
    def months(self) -> list[date]:
        """The months to share out."""
        return months_between(self.first, self.last)


class _Files:
    """The three files, read, and held against each other."""

    def __init__(self, activity: Path, membership: Path, trajectory: Path, asked: Request) -> None:
        self.asked = asked
        self.membership = MembershipFile(membership)
        self.trajectory = TrajectoryFile(trajectory)
        known = self.membership.practices if self.membership.table.readable else None
        self.activity = ActivityFile(activity, known, str(membership))
        self.in_window: dict[str, int] = defaultdict(int)
        wanted = {month_code(month) for month in asked.window}
        for bite in self.activity.bites():
            for practice, month, count in zip(*bite, strict=True):
                if month in wanted:
                    self.in_window[practice] += int(count)
        self._tell_missing_months()
        self.homes = dict(self._homes())
        if self.activity.table.readable and not self.faults() and not sum(self.in_window.values()):
            self.activity.table.faults.add_whole_file("no activity in the window to share out by.")

    def faults(self) -> list[str]:
        """Everything that is wrong, file by file."""
        tables = (self.activity.table, self.membership.table, self.trajectory.table)
        return [line for table in tables for line in table.faults.told()]

    def activity_of_units(self) -> dict[str, int]:
        """Activity in the window of every unit that is open in the first month."""
        rows = [row for rows in self.membership.memberships.values() for row in rows]
        units = {self._unit(row): 0 for row in rows if row.covers(self.asked.first)}
        for practice, count in self.in_window.items():
            units[self._unit(self.homes[practice])] += count
        return units

    def _unit(self, row: Membership) -> str:
        return row.practice if self.asked.by == "practice" else row.community

    def _tell_missing_months(self) -> None:
        if self.trajectory.table.readable:
            self.trajectory.tell_missing(self.asked.months)
        if not self.activity.table.readable:
            return
        memberships = self.membership.memberships
        for practice, months in self.activity.missing(memberships, self.asked.window):
            for month in months:
                rows = memberships[practice]
                if row := next((row for row in rows if row.covers(month)), None):
                    self.activity.tell_missing(
                        practice,
                        month,
                        f"the practice is open then ({self.membership.table.path}, "
                        f"line {row.line})",
                    )

    def _homes(self) -> Iterator[tuple[str, Membership]]:
        """Where each practice's activity counts; circles are told even where nothing counts."""
        for practice, rows in self.membership.memberships.items():
            try:
                yield practice, home(practice, self.asked.first, self.membership.memberships)
            except SuccessorCircleError as error:
                self.membership.tell(rows[-1], str(error))
            except NoHomeError as error:
                if practice in self.in_window:
                    self.membership.tell(rows[-1], str(error))


def apportion_files(
    activity: Path, membership: Path, trajectory: Path, asked: Request
) -> Iterator[tuple[str, str, int, str, str, int]]:
    """Rows under `HEADINGS`, by unit and month; raises FaultyFilesError before the first."""
    files = _Files(activity, membership, trajectory, asked)
    if lines := files.faults():
        raise FaultyFilesError(lines)
    units = files.activity_of_units()
    planned = files.trajectory.planned
    months = apportion(MonthPlan(month, planned[month], units) for month in asked.months)
    return (_row(unit, figures) for unit in sorted(units) for figures in months)


def _row(unit: str, figures: MonthFigures) -> tuple[str, str, int, str, str, int]:
    activity, total = figures.activity[unit], figures.total
    return (
        unit,
        month_code(figures.month),
        activity,
        decimal_text(activity, total, SHARE_PLACES),
        decimal_text(activity * figures.planned, total, EXACT_PLACES),
        figures.whole[unit],
    )


def decimal_text(numerator: int, denominator: int, places: int) -> str:
    """A fraction that is not negative, as a decimal rounded half to even from its exact value."""
    scaled, rest = divmod(numerator * 10**places, denominator)
    if 2 * rest > denominator or (2 * rest == denominator and scaled % 2):
        scaled += 1
    digits = str(scaled).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"
