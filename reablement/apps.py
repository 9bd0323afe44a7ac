"""Starts the room: measures find its counts by name."""

from django.apps import AppConfig


class ReablementConfig(AppConfig):
    """Councils' reablement figures."""

    name = "reablement"

    def ready(self) -> None:
        """Make the providers known."""
        from reablement import providers  # noqa: F401 - importing registers them
