"""The room of reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Editions, packs and the feed."""

    name = "reports"

    def ready(self) -> None:
        """Let every release keep to what editions released."""
        from reports import earlier  # noqa: F401 - importing registers it
