"""Starts the room: its providers become known by name."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Activity, trajectories and rebases."""

    name = "targets"

    def ready(self) -> None:
        """Make the room's providers known to measures."""
        from targets import providers  # noqa: F401 - importing registers them
