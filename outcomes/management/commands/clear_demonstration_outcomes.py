"""`manage.py clear_demonstration_outcomes`."""

from typing import Any

from django.core.management.base import BaseCommand

from outcomes.demonstration.clear import clear_demonstration


class Command(BaseCommand):
    """Removes the scores that the demonstration made up."""

    help = (
        "Remove illustrative scores, and those recorded by the people to sign in as. "
        "clear_demonstration comes after."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them; the register and the cut-points stay."""
        clear_demonstration()
        self.stdout.write("Demonstration scores removed.")
