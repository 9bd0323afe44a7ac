"""`manage.py clear_demonstration`."""

from typing import Any

from django.core.management.base import BaseCommand

from targets.demonstration.clear import clear_demonstration


class Command(BaseCommand):
    """Removes what the demonstration made up."""

    help = "Remove illustrative figures, rebases over them, and the people to sign in as."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them; the register stays."""
        clear_demonstration()
        self.stdout.write("Demonstration data removed.")
