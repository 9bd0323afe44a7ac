"""`manage.py load_demonstration_editions`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.demonstration.load import load_demonstration_editions


class Command(BaseCommand):
    """Closes the quarters that the demonstration's analyst has closed."""

    help = "Close two quarters over the demonstration's figures, and one of them again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Close them, unless any quarter has been closed."""
        loaded = load_demonstration_editions(timezone.now())
        words = "Demonstration editions closed." if loaded else "There are editions already."
        self.stdout.write(words)
