"""`manage.py load_demonstration_returns`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from returns.demonstration.load import load_demonstration_returns


class Command(BaseCommand):
    """Loads the returns that the demonstration makes up, over its people and the register."""

    help = "Load illustrative monthly returns. load_demonstration comes first."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is not there yet."""
        loaded = load_demonstration_returns(localdate())
        words = "Demonstration returns loaded." if loaded else "Demonstration returns are there."
        self.stdout.write(words)
