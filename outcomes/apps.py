"""Starts the room: measures find its counts by name."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """PAM, WEMWBS and SWEMWBS."""

    name = "outcomes"

    def ready(self) -> None:
        """Make the providers known."""
        from outcomes import providers  # noqa: F401 - importing registers them
