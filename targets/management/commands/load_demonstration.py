"""`manage.py load_demonstration`."""

from typing import Any

from django.core.management.base import BaseCommand

from targets.demonstration.load import load_demonstration


class Command(BaseCommand):
    """Loads what the demonstration makes up, over the register."""

    help = "Load illustrative activity, a trajectory, signed rebases and people to sign in as."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is not there yet."""
        loaded = load_demonstration()
        words = "Demonstration data loaded." if loaded else "Demonstration data is there already."
        self.stdout.write(words)
