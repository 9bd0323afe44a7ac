"""Compile every template, so that a broken one is found before a reader finds it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError
from django.template.loader import get_template


class Command(BaseCommand):
    """Compile every template of the portal."""

    help = "Compile every template."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each template that does not compile."""
        folder = settings.BASE_DIR / "templates"
        names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*"))
        problems = [problem for name in names if (problem := self.problem_of(name))]
        if problems:
            raise CommandError("\n".join(problems))
        self.stdout.write(f"{len(names)} templates compile")

    def problem_of(self, name: str) -> str:
        """What is wrong with a template, or nothing."""
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            return f"{name}: {error}"
        return ""
