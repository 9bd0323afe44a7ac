"""`manage.py clear_demonstration_editions`."""

from typing import Any

from django.core.management.base import BaseCommand

from reports.demonstration.clear import clear_demonstration_editions


class Command(BaseCommand):
    """Removes the editions that the demonstration's people closed."""

    help = "Remove the demonstration's editions. clear_demonstration comes after."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them with their packs."""
        clear_demonstration_editions()
        self.stdout.write("Demonstration editions removed.")
