"""`manage.py load_items FILE.toml`."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from returns.items import load_items

FILE = Path(settings.BASE_DIR) / "fixtures" / "returns" / "items.toml"


class Command(BaseCommand):
    """Adds the items that are not there yet; those that are stay as people have worded them."""

    help = "Add the items that communities count every month from a TOML file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file, or leave it to the portal's own."""
        parser.add_argument("file", type=Path, nargs="?", default=FILE, metavar="FILE.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say what is wrong and leave with status 2."""
        try:
            added = load_items(path=options["file"], by=None)
        except FaultyFilesError as error:
            for line in error.lines:
                self.stderr.write(line)
            raise SystemExit(2) from None
        self.stdout.write(f"Items added: {added}.")
