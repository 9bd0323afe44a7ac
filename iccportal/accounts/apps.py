"""Names the app `accounts`, as Django's user model setting calls it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The people who may sign in."""

    name = "iccportal.accounts"
    verbose_name = "People"
