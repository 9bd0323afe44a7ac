"""Which month of the register a reader asks for."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from iccportal.lib.nhs_calendar import first_of_month, month_code, parse_month


class MonthField(forms.CharField):
    """A month written as YYYY-MM; its value is the date of its first day."""

    widget = forms.TextInput(attrs={"type": "month"})

    def to_python(self, value: Any) -> Any:
        """The month, or a sentence that says how to write one."""
        text = super().to_python(value)
        try:
            return parse_month(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


class RegisterMonthForm(forms.Form):
    """The month that the register is shown for: `at` in the address, or else `today`'s."""

    at = MonthField(
        label="See the register as it was in another month",
        help_text="For example, 2020-03",
        required=False,
    )

    def __init__(self, asked: Any, today: date) -> None:
        super().__init__(
            asked if "at" in asked else None, initial={"at": month_code(first_of_month(today))}
        )
        self.today = today

    @property
    def month(self) -> date:
        """The month asked for; this month where none, or none that is one, was asked for."""
        asked: date | None = self.cleaned_data.get("at") if self.is_valid() else None
        return asked or first_of_month(self.today)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the month, and show this month instead."""
        self.add_error("at", sentence)

    @property
    def status(self) -> int:
        """The page's status: a month that cannot be shown is a bad request."""
        return 400 if self.errors else 200
