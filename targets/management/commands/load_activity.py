"""Load practices' monthly activity from a CSV file."""

from typing import Any

from targets.actions import load_activity
from targets.management.file_command import FileCommand


class Command(FileCommand):
    """Loads a whole file, or tells everything that is wrong and saves nothing."""

    help = "Load monthly activity: FILE.csv has the columns practice (ODS code), month, count."

    def load(self, options: dict[str, Any], given: dict[str, Any]) -> str:
        """Take the figures over."""
        loaded = load_activity(path=options["file"], by=None, **given)
        return (
            f"{loaded.added:,} added, {loaded.changed:,} changed, {loaded.unchanged:,} unchanged."
        )
