"""Load a council's assessments, after holding them against the totals that its sheet prints."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from reablement.actions import load_reablement


class Command(BaseCommand):
    """Loads both cuts of one sheet, or tells everything that is wrong and saves nothing."""

    help = (
        "Load reablement assessments by route of access and by outcome. FILE.csv: month, area, "
        "cut (route or outcome), category, count, state (final, or provisional where the printed "
        "totals leave the figure open). TOTALS.csv: month, area, cut, category, count; an empty "
        "cell means all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the two files and who sent them."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--totals", type=Path, required=True, metavar="TOTALS.csv")
        parser.add_argument("--sender", required=True, help="whose names for areas are in the file")
        parser.add_argument("--source", type=_short(300), help="as it is named below a chart")
        parser.add_argument("--note", default="", help="what a reader should know of the figures")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many figures came; or say what is wrong and leave with status 2."""
        try:
            loaded = load_reablement(
                assessments=options["file"],
                totals=options["totals"],
                sender=options["sender"],
                source=options["source"] or options["sender"],
                note=options["note"],
                by=None,
            )
        except FaultyFilesError as error:
            for line in error.lines:
                self.stderr.write(line)
            raise SystemExit(2) from None
        self.stdout.write(
            f"Reablement assessments: {loaded.added:,} added, {loaded.changed:,} changed, "
            f"{loaded.unchanged:,} unchanged, {loaded.removed:,} removed."
        )


def _short(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > longest:
            raise argparse.ArgumentTypeError(f"at most {longest} characters, not {len(text)}.")
        return text

    return read
