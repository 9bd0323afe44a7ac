"""Load a file of PAM, WEMWBS and SWEMWBS scores."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from iccportal.lib.csv_files.faults import FaultyFilesError
from outcomes.actions import load_scores


class Command(BaseCommand):
    """Loads a whole file, or tells everything that is wrong and saves nothing."""

    help = (
        "Load scores of people under random references. FILE.csv: community (code), reference, "
        "instrument (pam, wemwbs or swemwbs), occasion (first or repeat), project (empty for "
        "pam), date, score (swemwbs as added up, not converted)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file, who sent it, and what kind of scores these are."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--sender", required=True, help="who sent the file")
        parser.add_argument("--source", default="", help="as it is named below a chart")
        parser.add_argument("--illustrative", action="store_true", help="the scores are made up")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many scores came; or say what is wrong and leave with status 2."""
        try:
            loaded = load_scores(
                path=options["file"],
                sender=options["sender"],
                source=options["source"],
                illustrative=options["illustrative"],
                by=None,
                today=timezone.localdate(),
            )
        except FaultyFilesError as error:
            for line in error.lines:
                self.stderr.write(line)
            raise SystemExit(2) from None
        self.stdout.write(f"Scores: {loaded.added:,} added, {loaded.unchanged:,} unchanged.")
