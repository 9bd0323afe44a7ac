"""The feed as Django knows it."""

from django.apps import AppConfig


class FeedConfig(AppConfig):
    """Tokens, and what is read with them."""

    name = "reports.feed"
    verbose_name = "the feed"
