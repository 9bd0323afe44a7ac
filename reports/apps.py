"""The room of reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Editions, packs and the feed."""

    name = "reports"
