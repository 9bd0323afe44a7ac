"""The forms of signing in, worded as the rest of the portal."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from iccportal.named_errors import NamedErrors


def word(form: forms.Form, name: str, label: str, hint: str = "") -> None:
    """Give a field its label and its hint."""
    field = form.fields[name]
    field.label, field.help_text = label, hint


LENGTH = "Use at least 12 characters. Three random words are easy to remember and hard to guess."


class SignInForm(NamedErrors, LoginForm):
    """Email address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "login", "Email address")
        word(self, "password", "Password")


class AskForResetForm(NamedErrors, ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "email", "Email address")


class ChoosePasswordForm(NamedErrors, ResetPasswordKeyForm):
    """A new password, twice, by the link of the email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_new_password(self)


class NewPasswordForm(NamedErrors, ChangePasswordForm):
    """A new password, twice, after the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "oldpassword", "Current password")
        _word_new_password(self)


class ConfirmItIsYouForm(NamedErrors, ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self, "password", "Password")


class CodeForm(NamedErrors, AuthenticateForm):
    """The code of an app, or one of those kept for when it is lost."""


class ConfirmByCodeForm(NamedErrors, ReauthenticateByCodeForm):
    """The code once more, before something that matters."""


class FirstCodeForm(NamedErrors, ActivateTOTPForm):
    """The first code of an app, which shows that it has the secret."""


def _word_new_password(form: forms.Form) -> None:
    word(form, "password1", "New password", LENGTH)
    word(form, "password2", "New password again")
