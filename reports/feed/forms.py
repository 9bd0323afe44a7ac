"""What a person says of a token that they make."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import forms

from iccportal.named_errors import NamedErrors
from reports.feed.models import AUDIENCES
from reports.feed.reach import Reach

LONGEST = timedelta(days=366)
FIRST_OFFER = timedelta(days=90)


class TokenForm(NamedErrors, forms.Form):
    """A purpose, a last day, and for those who read something in full, which figures."""

    purpose = forms.CharField(
        label="What is it for?",
        max_length=200,
        help_text="For example, the group’s workbook on the shared drive. One token for each.",
        error_messages={"required": "Say what the token is for"},
    )
    audience = forms.ChoiceField(
        label="Which figures does it read?",
        help_text="What you hand on outside the team takes the first.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which figures the token reads"},
    )
    expires = forms.DateField(
        label="Last day on which it works",
        help_text="A year from today at the latest. You can make another then.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Give the last day on which it works"},
    )

    def __init__(self, *args: Any, today: date, choices: Collection[Reach], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"expires": today + FIRST_OFFER})
        super().__init__(*args, **kwargs)
        self.today = today
        offered = [choice for choice in AUDIENCES if choice[0] in choices]
        if len(offered) == 1:
            del self.fields["audience"]
        else:
            self.fields["audience"].choices = offered  # type: ignore[attr-defined]

    def clean_expires(self) -> date:
        """A day from today on, within a year."""
        day: date = self.cleaned_data["expires"]
        if not self.today <= day <= self.today + LONGEST:
            raise forms.ValidationError("Choose a day from today on, within a year.")
        return day

    @property
    def chosen_audience(self) -> Reach:
        """What was chosen; what is fit for everybody where there was no choice."""
        return Reach(self.cleaned_data.get("audience", Reach.OUTSIDE))
