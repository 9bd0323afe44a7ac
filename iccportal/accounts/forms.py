"""The forms of signing in, worded as the rest of the portal."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms


def word(form: forms.Form, name: str, label: str, missing: str, hint: str = "") -> None:
    """Give a field its label, what it says when left empty, and its hint."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.error_messages["required"] = missing


LENGTH = "Use at least 12 characters. Three random words are easy to remember and hard to guess."


class SignInForm(LoginForm):
    """Email address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "login", "Email address", "Enter your email address")
        word(self, "password", "Password", "Enter your password")


class AskForResetForm(ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "email", "Email address", "Enter your email address")


class ChoosePasswordForm(ResetPasswordKeyForm):
    """A new password, twice, by the link of the e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_new_password(self)


class NewPasswordForm(ChangePasswordForm):
    """A new password, twice, after the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "oldpassword", "Current password", "Enter your current password")
        _word_new_password(self)


class ConfirmItIsYouForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "password", "Password", "Enter your password")


def _word_new_password(form: forms.Form) -> None:
    word(form, "password1", "New password", "Enter a new password", LENGTH)
    word(form, "password2", "New password again", "Enter the new password again")
