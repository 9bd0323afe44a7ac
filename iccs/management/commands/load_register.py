"""Loads the register of places from a folder of CSV files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from iccs.actions import load_register

FOLDER = settings.BASE_DIR / "fixtures" / "register"


class Command(BaseCommand):
    """Adds what is missing and changes what differs; running it again changes nothing."""

    help = "Load Oversight Groups, communities, practices and who belongs where, from CSV files."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder, where it is not the portal's own."""
        parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say every error and save nothing."""
        try:
            loaded = load_register(folder=options["folder"], by=None)
        except FaultyFilesError as error:
            raise CommandError("The register was not loaded:\n" + "\n".join(error.lines)) from error
        self.stdout.write(f"Register: {loaded.added} rows added, {loaded.changed} changed.")
