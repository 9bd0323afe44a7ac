"""Load the planned figures of the whole system from a CSV file."""

from typing import Any

from django.core.management.base import CommandParser

from targets.actions import load_trajectory
from targets.management.file_command import FileCommand


class Command(FileCommand):
    """Loads a whole file, or tells everything that is wrong and saves nothing."""

    help = (
        "Load a trajectory: FILE.csv has the columns month, planned. The rebases drafted from "
        "then on share it out; those that are signed keep theirs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The name of the trajectory as well."""
        super().add_arguments(parser)
        parser.add_argument("--name", required=True, help="what it is called, with its years")

    def load(self, options: dict[str, Any], given: dict[str, Any]) -> str:
        """Take the planned figures over."""
        made = load_trajectory(path=options["file"], name=options["name"], by=None, **given)
        return f"{made.months.count():,} planned months, from now on shared out as “{made}”."
