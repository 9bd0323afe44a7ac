"""`manage.py clear_demonstration_returns`."""

from typing import Any

from django.core.management.base import BaseCommand

from returns.demonstration.clear import clear_demonstration_returns


class Command(BaseCommand):
    """Removes the returns that the demonstration made up."""

    help = "Remove illustrative monthly returns. clear_demonstration comes after."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them; items and the months' dates stay."""
        clear_demonstration_returns()
        self.stdout.write("Demonstration returns removed.")
