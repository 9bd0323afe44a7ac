"""`manage.py load_demonstration_outcomes`."""

from typing import Any

from django.core.management.base import BaseCommand

from outcomes.demonstration.load import load_demonstration


class Command(BaseCommand):
    """Loads the scores that the demonstration makes up, over the register."""

    help = "Load illustrative PAM, WEMWBS and SWEMWBS scores, and the PAM cut-points."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is not there yet."""
        loaded = load_demonstration()
        words = "Demonstration scores loaded." if loaded else "Demonstration scores are there."
        self.stdout.write(words)
