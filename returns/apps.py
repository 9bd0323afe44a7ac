"""Starts the room: measures find its counts by name, and its items are measures."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """The monthly round."""

    name = "returns"

    def ready(self) -> None:
        """Make the providers and the items known."""
        from returns import providers  # noqa: F401 - importing registers both
