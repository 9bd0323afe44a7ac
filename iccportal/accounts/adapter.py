"""Where the portal's sign-in differs from allauth's own."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; links in emails use the configured address, never the Host header."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": (
            "The email address or the password is not right. Check both and try again."
        ),
        "too_many_login_attempts": (
            "There have been too many attempts to sign in. Wait 5 minutes, then try again."
        ),
        "incorrect_password": "The password is not right. Check it and try again.",
        "enter_current_password": "Enter your current password as it is now.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators add people."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address of the page where a new password is chosen."""
        asked = urlsplit(super().get_reset_password_from_key_url(key))
        return f"{settings.PORTAL_ADDRESS}{asked.path}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Says in plain words what was wrong with a code."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Wait for the next one and enter that.",
    }
