"""Where the portal's sign-in differs from allauth's own."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; links in e-mails use the configured address, never the Host header."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators add people."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address of the page where a new password is chosen."""
        path = super().get_reset_password_from_key_url(key)
        return settings.PORTAL_ADDRESS + "/" + path.split("/", 3)[-1]
