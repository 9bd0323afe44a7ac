"""Load practices' monthly activity from a CSV file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from targets.actions import load_activity
from targets.models import Stream


class Command(BaseCommand):
    """Loads a whole file, or tells everything that is wrong and saves nothing."""

    help = "Load monthly activity: FILE.csv has the columns practice (ODS code), month, count."

    requires_system_checks = []  # they load every page, for a third more memory

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file, the stream, and what kind of figures these are."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--stream", default="nel", help="code of the stream (default: nel)")
        parser.add_argument("--source", default="", help="as it is named below a chart")
        parser.add_argument("--illustrative", action="store_true", help="the figures are made up")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many figures came; or say what is wrong and leave with status 2."""
        try:
            loaded = load_activity(
                path=options["file"],
                stream=options["stream"],
                by=None,
                source=options["source"],
                illustrative=options["illustrative"],
            )
        except FaultyFilesError as error:
            self._refuse(error.lines)
        except Stream.DoesNotExist:
            self._refuse([f"There is no stream with the code “{options['stream']}”."])
        else:
            self.stdout.write(
                f"{options['file']}: {loaded.added:,} added, {loaded.changed:,} changed, "
                f"{loaded.unchanged:,} unchanged."
            )

    def _refuse(self, lines: list[str]) -> None:
        for line in lines:
            self.stderr.write(line)
        raise SystemExit(2)
