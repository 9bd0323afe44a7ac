"""Load the published sets of PAM cut-points."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from outcomes.actions import load_cut_points


class Command(BaseCommand):
    """Makes the sets what the file says, or tells everything that is wrong and saves nothing."""

    help = (
        "Load PAM cut-points. FILE.csv: code, name, second_from, third_from, fourth_from (the "
        "first scores of levels 2, 3 and 4), valid_from (a day, or empty), source."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say what is wrong and leave with status 2."""
        try:
            count = load_cut_points(path=options["file"])
        except FaultyFilesError as error:
            for line in error.lines:
                self.stderr.write(line)
            raise SystemExit(2) from None
        self.stdout.write(f"Sets of cut-points: {count:,}.")
