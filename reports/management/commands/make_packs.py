"""`manage.py make_packs`: make the packs that were asked for."""

from typing import Any

from django.core.management.base import BaseCommand

from reports.packs.making import make_waiting


class Command(BaseCommand):
    """Makes packs; the portal starts it by itself, and it is safe to run at any time."""

    help = "Make every pack that was asked for and is not there yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say how many."""
        self.stdout.write(f"Packs made: {make_waiting()}.")
