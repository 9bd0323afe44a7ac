"""Work out shares and trajectories from CSV files alone, to check a figure by hand."""

import argparse
import csv
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_calendar import month_code, parse_month
from targets.from_files import HEADINGS, Request, apportion_files

EARLIEST = date(1948, 7, 1)  # the NHS began


class Command(BaseCommand):
    """Reads three files, asks no database, and writes CSV to standard output."""

    help = "Share the planned figures out by activity in a 12-month window, from CSV files."
    requires_system_checks = []  # must work where no database runs

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the three files, the window and the months."""
        parser.add_argument("--activity", type=Path, required=True, metavar="A.csv")
        parser.add_argument("--membership", type=Path, required=True, metavar="M.csv")
        parser.add_argument("--trajectory", type=Path, required=True, metavar="T.csv")
        parser.add_argument("--window-end", type=_month, required=True, metavar="YYYY-MM")
        parser.add_argument("--from", type=_month, required=True, metavar="YYYY-MM", dest="first")
        parser.add_argument("--to", type=_month, required=True, metavar="YYYY-MM", dest="last")
        parser.add_argument("--by", choices=("practice", "community"), required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the rows, or everything that is wrong and leave with status 2."""
        asked = Request(**{name: options[name] for name in ("window_end", "first", "last", "by")})
        if asked.first > asked.last:
            self._refuse(
                f"--from {month_code(asked.first)} is later than --to {month_code(asked.last)}; "
                "swap them."
            )
        files = (options["activity"], options["membership"], options["trajectory"])
        try:
            rows = apportion_files(*files, asked)
        except FaultyFilesError as error:
            self._refuse(*error.lines)
        self._write([HEADINGS, *rows])

    def _write(self, rows: Sequence[Sequence[Any]]) -> None:
        """Rows as CSV; a reader that has seen enough, such as `head`, is no error."""
        try:
            csv.writer(self.stdout, lineterminator="\n").writerows(rows)
            self.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())

    def _refuse(self, *lines: str) -> None:
        for line in lines:
            self.stderr.write(line)
        raise SystemExit(2)


def _month(text: str) -> date:
    try:
        month = parse_month(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if month < EARLIEST:
        raise argparse.ArgumentTypeError(f"“{text}” is before the NHS began in July 1948.")
    return month
