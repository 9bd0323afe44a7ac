"""A command that loads a whole file, or tells everything that is wrong and saves nothing."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from iccportal.lib.csv_files.faults import FaultyFilesError
from targets.models import Stream


class FileCommand(BaseCommand, ABC):
    """What such commands have in common; each says in `load` what it does with the file."""

    requires_system_checks = []  # they load every page, for a third more memory

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file, the stream, and what kind of figures these are."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--stream", default="nel", help="code of the stream (default: nel)")
        parser.add_argument("--source", default="", help="as it is named below a chart")
        parser.add_argument("--illustrative", action="store_true", help="the figures are made up")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what came; or say what is wrong and leave with status 2."""
        given = {name: options[name] for name in ("stream", "source", "illustrative")}
        try:
            self.stdout.write(f"{options['file']}: {self.load(options, given)}")
        except FaultyFilesError as error:
            self._refuse(error.lines)
        except Stream.DoesNotExist:
            self._refuse([f"There is no stream with the code “{options['stream']}”."])

    @abstractmethod
    def load(self, options: dict[str, Any], given: dict[str, Any]) -> str:
        """Load the file with what is `given` for every file; the words for what came."""

    def _refuse(self, lines: list[str]) -> None:
        for line in lines:
            self.stderr.write(line)
        raise SystemExit(2)
