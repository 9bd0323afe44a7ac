"""The room's name in the admin."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register of places."""

    name = "iccs"
    verbose_name = "Places"
