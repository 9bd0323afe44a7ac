"""What an analyst fills in to close a quarter."""

from collections.abc import Sequence
from typing import Any

from django import forms

from iccportal.lib.nhs_calendar import Quarter, parse_quarter
from iccportal.named_errors import NamedErrors
from reports.readiness import NO_REASON

CLOSED_NOTHING = (
    "Nothing was closed: the quarter that you meant is not in the list. Choose one from it, and "
    "look at it before you close it."
)


class QuarterForm(NamedErrors, forms.Form):
    """Which quarter is looked at before it is closed; the latest unless another is asked for."""

    use_required_attribute = False

    quarter = forms.TypedChoiceField(
        label="Quarter",
        coerce=parse_quarter,
        error_messages={"invalid_choice": "Choose a quarter from the list."},
    )

    def __init__(self, asked: Any, quarters: Sequence[Quarter]) -> None:
        super().__init__(asked)
        self.quarters = quarters
        offered = [(quarter.code, quarter.label) for quarter in quarters]
        self.fields["quarter"].choices = offered  # type: ignore[attr-defined]

    @classmethod
    def to_look_at(cls, asked: Any, quarters: Sequence[Quarter]) -> "QuarterForm":
        """The form before anything is closed: the latest quarter unless one is asked for."""
        return cls({"quarter": asked.get("quarter") or quarters[0].code}, quarters)

    @classmethod
    def to_close(cls, sent: Any, quarters: Sequence[Quarter]) -> "QuarterForm":
        """The form that closes: no quarter stands in for the one it names, for it is for ever."""
        form = cls(sent, quarters)
        told = dict.fromkeys(("required", "invalid_choice"), CLOSED_NOTHING)
        form.fields["quarter"].error_messages.update(told)
        return form

    @property
    def chosen(self) -> Quarter:
        """The quarter asked for; to look at, the latest where it is none of the list."""
        chosen: Quarter = self.cleaned_data["quarter"] if self.is_valid() else self.quarters[0]
        return chosen


class ClosingForm(NamedErrors, forms.Form):
    """That closing is meant, and why a quarter is closed although something is missing."""

    reason = forms.CharField(
        label="Why is it closed all the same?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everybody who opens the edition reads it: name no small number of people.",
    )
    meant = forms.BooleanField(label="I know that closing cannot be undone")

    def __init__(self, data: Any, *, lacking: bool) -> None:
        super().__init__(data)
        self._lacking = lacking

    def clean_reason(self) -> str:
        """The reason, without which nothing is closed that lacks something."""
        reason: str = self.cleaned_data["reason"]
        if self._lacking and not reason:
            raise forms.ValidationError(NO_REASON)
        return reason
