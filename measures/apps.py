"""Starts the room: its providers are known by name, its definitions are checked."""

from django.apps import AppConfig
from django.core.checks import register


class MeasuresConfig(AppConfig):
    """The catalogue of measures."""

    name = "measures"

    def ready(self) -> None:
        """Make the providers known and check the definitions at every start."""
        from measures import checks, providers  # noqa: F401 - importing registers them

        register(checks.definitions_are_sound)
