"""Starts the room: measures find its counts by name, and its items are measures."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class ReturnsConfig(AppConfig):
    """The monthly round."""

    name = "returns"

    def ready(self) -> None:
        """Make the providers and the items known, and check the items' codes."""
        from returns import checks, providers  # noqa: F401 - importing registers both

        register(checks.items_have_codes_of_their_own, Tags.database)
