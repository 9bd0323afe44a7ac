"""`manage.py clear_demonstration`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from targets.demonstration.clear import clear_demonstration

QUESTION = (
    "This removes all illustrative figures, the rebases signed over them, and the people to sign "
    "in as. The register stays. Type yes to go on: "
)


class Command(BaseCommand):
    """Removes what the demonstration made up."""

    help = "Remove illustrative figures, rebases over them, and the people to sign in as."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to ask first."""
        parser.add_argument("--no-input", action="store_true", help="Do not ask first.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them, if that is what is wanted; the register stays."""
        if options["no_input"] or _is_wanted():
            # what rooms above made up over these figures and people goes first
            for name in sorted(get_commands()):
                if name.startswith("clear_demonstration_"):
                    call_command(name, stdout=self.stdout)
            clear_demonstration()
            self.stdout.write("Demonstration data removed.")
        else:
            self.stdout.write("Nothing was removed.")


def _is_wanted() -> bool:
    try:
        return input(QUESTION).strip().lower() == "yes"
    except EOFError:  # nobody is there to answer
        return False
