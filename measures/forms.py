"""The form that chooses up to which month figures are shown, and by which membership."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from iccportal.lib.nhs_calendar import month_code, month_name, months_between, parse_month, window
from iccportal.named_errors import NamedErrors
from iccs.membership import Membership
from measures.reading import Reading

T = TypeVar("T")

MEMBERSHIP_WORDS = {
    Membership.AS_WAS: "where they belonged in each month",
    Membership.AS_NOW: "where they belong in the last month",
}


class QuickSelect(forms.Select):
    """A list to choose from, written at once: Django fills in two templates for each choice."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The list as HTML, what was asked for chosen."""
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((code, flatatt({"selected": code == value}), words) for code, words in self.choices),
        )
        on_it = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html("<select{}>{}</select>", on_it, options)


class PeriodForm(NamedErrors, forms.Form):
    """A month to show figures up to, from `earliest` to `latest`, and the membership.

    What is left out, or is no answer, takes its default: the latest month, membership as it was.
    Errors say what could not be shown; what is shown instead is sound all the same.

    Published figures are those of membership as it was: two counts of a month, by either
    membership, would tell the few people of a practice that moved. They would tell its new team
    what the community had that it came from. So only who reads everything `in_full` chooses.
    """

    use_required_attribute = False

    to = forms.CharField(label="Figures up to", required=False, widget=QuickSelect)
    membership = forms.ChoiceField(
        label="Count practices by",
        required=False,
        choices=list(MEMBERSHIP_WORDS.items()),
        widget=QuickSelect,
        error_messages={"invalid_choice": "Choose from the list what practices are counted by."},
    )

    def __init__(
        self, data: Mapping[str, Any], *, earliest: date, latest: date, in_full: bool
    ) -> None:
        super().__init__(data)
        if not in_full:
            del self.fields["membership"]
        self.earliest, self.latest = earliest, latest
        months = reversed(months_between(earliest, latest))
        self.fields["to"].widget.choices = [(month_code(m), month_name(m)) for m in months]

    def clean_to(self) -> date:
        """The month, which must be one that has figures."""
        text = self.cleaned_data["to"]
        if not text:
            return self.latest
        month = _month(text)
        if not self.earliest <= month <= self.latest:
            raise forms.ValidationError(
                f"There are figures from {month_name(self.earliest)} "
                f"to {month_name(self.latest)}, not for {month_name(month)}."
            )
        return month

    def clean_membership(self) -> Membership:
        """The membership, as it was in each month where nothing else is asked."""
        return Membership(self.cleaned_data["membership"] or Membership.AS_WAS)

    @property
    def last_month(self) -> date:
        """The last month shown: the one asked for, or the latest."""
        return self._chosen("to", self.latest)

    def reading(self, months: int, communities: Collection[str] | None = None) -> Reading:
        """A look at so many months up to the one chosen, fewer where they begin later."""
        shown = window(self.last_month, months)
        return Reading(
            months=[month for month in shown if month >= self.earliest],
            communities=communities,
            membership=self._chosen("membership", Membership.AS_WAS),
        )

    def _chosen(self, field: str, default: T) -> T:
        chosen: T = default if field in self.errors else self.cleaned_data.get(field, default)
        return chosen


def _month(text: str) -> date:
    try:
        return parse_month(text)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
