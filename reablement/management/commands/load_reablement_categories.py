"""Load the routes of access and the outcomes that councils tell apart."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from reablement.actions import load_categories


class Command(BaseCommand):
    """Makes the categories what the file says; none that figures point to is taken away."""

    help = "Load reablement categories from a CSV file: cut (route or outcome), code, name."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say what is wrong and leave with status 2."""
        try:
            count = load_categories(path=options["file"])
        except FaultyFilesError as error:
            for line in error.lines:
                self.stderr.write(line)
            raise SystemExit(2) from None
        self.stdout.write(f"Reablement categories: {count:,}.")
