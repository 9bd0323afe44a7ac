"""What an analyst fills in to draft and to sign a rebase."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from iccportal.lib.nhs_calendar import (
    Quarter,
    month_code,
    month_name,
    months_between,
    parse_month,
    parse_quarter,
)
from iccportal.named_errors import NamedErrors


class DraftForm(NamedErrors, forms.Form):
    """The quarter that a rebase takes effect from, and the last month of its window."""

    quarter = forms.TypedChoiceField(label="Takes effect from", coerce=parse_quarter)
    window_end = forms.TypedChoiceField(
        label="Last month of the window",
        coerce=parse_month,
        help_text="The last month whose figures are final. The window is the 12 months up to it.",
    )

    def __init__(
        self, *args: Any, quarters: Sequence[Quarter], earliest: date, latest: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ends = reversed(months_between(earliest, latest)[11:])
        self._offer("quarter", [(each.code, each.label) for each in quarters])
        self._offer("window_end", [(month_code(end), month_name(end)) for end in ends])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class SignForm(NamedErrors, forms.Form):
    """What the group should know about the rebase, in the analyst's words."""

    note = forms.CharField(
        label="Note for the Oversight Groups",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="You can leave this empty. It cannot be changed after signing.",
    )
