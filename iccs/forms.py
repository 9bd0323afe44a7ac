"""Which month of the register a reader asks for."""

from datetime import date
from typing import Any

from django import forms

from iccportal.lib.nhs_calendar import first_of_month, month_code
from iccportal.named_errors import NamedErrors
from iccs.months_form import MonthField


class RegisterMonthForm(NamedErrors, forms.Form):
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
