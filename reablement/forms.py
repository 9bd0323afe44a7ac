"""What the reader of the reablement page asks for, in the page's address."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from iccportal.lib.nhs_calendar import Quarter, parse_quarter
from iccportal.named_errors import NamedErrors
from reablement.columns import LABELS, Choice


class SheetForm(NamedErrors, forms.Form):
    """Which quarter, and which columns; both may be left out.

    Errors say what could not be shown; what is shown instead is the latest quarter, and the
    columns that figures were sent for.
    """

    quarter = forms.CharField(label="Quarter", required=False)
    columns = forms.ChoiceField(label="Columns", choices=list(LABELS.items()))

    def __init__(self, asked: QueryDict, quarters: Sequence[Quarter]) -> None:
        """Offer the quarters that figures were sent for, latest first."""
        latest = quarters[0].code if quarters else ""
        super().__init__(
            {
                "quarter": asked.get("quarter") or latest,
                "columns": asked.get("columns") or Choice.SENT.value,
            }
        )
        offered = [(quarter.code, quarter.label) for quarter in quarters]
        self.offers_quarters = bool(offered)
        self.latest = quarters[0] if quarters else None
        self.fields["quarter"].widget = forms.Select(choices=offered)

    def clean_quarter(self) -> Quarter | None:
        """The quarter; None where none is asked for and there are no figures at all."""
        text: str = self.cleaned_data["quarter"]
        try:
            return parse_quarter(text) if text else None
        except ValueError as error:
            raise forms.ValidationError("Choose a quarter from the list.") from error

    @property
    def chosen_quarter(self) -> Quarter | None:
        """The quarter asked for; the latest where what is asked for is none."""
        asked: Quarter | None = self.cleaned_data.get("quarter", self.latest)
        return asked

    @property
    def chosen_columns(self) -> Choice:
        """The columns asked for; those that were sent where what is asked for is none."""
        asked: Choice = self.cleaned_data.get("columns", Choice.SENT)
        return asked

    def clean_columns(self) -> Choice:
        """The choice of columns."""
        return Choice(self.cleaned_data["columns"])
