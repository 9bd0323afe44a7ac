"""What people fill in beside the boxes of a return."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.utils.text import capfirst

from iccportal.named_errors import NamedErrors
from iccs.months_form import MonthField
from iccs.queries import Place
from returns.evaluation_scales import POINTS, SCALES
from returns.models import Preference, Story

MEANT = "Say that the blank boxes are meant to be blank, or go back and fill them in."


class SubmitForm(NamedErrors, forms.Form):
    """Handing a return in; blank boxes are asked about once."""

    blanks_meant = forms.BooleanField(label="The blank boxes are meant to be blank", required=False)

    def __init__(self, *args: Any, blanks: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not blanks:
            self.fields["blanks_meant"].widget = forms.HiddenInput()

    def ask_about_blanks(self) -> None:
        """Say what is missing."""
        self.add_error("blanks_meant", MEANT)


class DecisionForm(NamedErrors, forms.Form):
    """An analyst's decision about a return that was handed in."""

    reason = forms.CharField(
        label="Why it is sent back",
        required=False,
        max_length=300,
        help_text="Only if you send it back. The community reads it on the return.",
    )


def _begun_large(kinds: type[TextChoices]) -> list[tuple[str, str]]:
    """Choices as a list shows them; in a sentence they begin small."""
    return [(value, capfirst(str(label))) for value, label in kinds.choices]


class StoryForm(NamedErrors, forms.Form):
    """Something told in words; a case study only with consent."""

    kind = forms.ChoiceField(label="What is it?", choices=_begun_large(Story.Kind))
    text = forms.CharField(
        label="In your words",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Nothing by which a person can be known: no names, no NHS numbers. What has a "
        f"number from 1 to {settings.SMALL_NUMBERS.threshold} in figures, even in a date, stays "
        "with the team.",
    )
    measure = forms.ChoiceField(label="A measure that it belongs to", required=False)
    theme = forms.CharField(label="A theme", required=False, max_length=60)
    consent = forms.BooleanField(
        label="The person, or whoever speaks for them, agreed to its being told",
        required=False,
        help_text="Needed for a case study.",
    )

    def __init__(self, *args: Any, measures: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = self.fields["measure"]
        assert isinstance(measure, forms.ChoiceField)
        measure.choices = [("", "None"), *measures.items()]


def _scale(label: str) -> forms.TypedChoiceField:
    points = [(point, str(point)) for point in POINTS]
    ends = {POINTS[0]: "1 (not at all)", POINTS[-1]: "5 (very much)"}
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        choices=[("", "Choose"), *((point, ends.get(point, word)) for point, word in points)],
    )


class EvaluationForm(NamedErrors, forms.Form):
    """An MDT's view of itself over half a year."""

    improved_self_care = _scale(SCALES["improved_self_care"])
    less_inappropriate_use = _scale(SCALES["less_inappropriate_use"])
    team_function = _scale(SCALES["team_function"])
    comment = forms.CharField(
        label="Comment",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PreferenceForm(NamedErrors, forms.Form):
    """How often a person wants emails that are not a duty."""

    often = forms.ChoiceField(label="Send me emails", choices=_begun_large(Preference.Often))


def _day(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class PeriodForm(NamedErrors, forms.Form):
    """A month's three dates."""

    advised_by = _day("Asked for by", "Reminders go out around this day.")
    closes = _day("Closes for new returns", "From this day on none can be begun.")
    locks = _day("Locks", "From this day on nothing can be changed.")


class NewPeriodForm(PeriodForm):
    """A month that returns are asked for."""

    month = MonthField(label="Month", help_text="For example, 2020-04")
    field_order = ("month",)


class ExtensionForm(NamedErrors, forms.Form):
    """More time for one community."""

    community = forms.ChoiceField(label="Community")
    until = _day("Last day on which it can be changed", "The extension ends by itself.")
    reason = forms.CharField(label="Why", max_length=300)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        community = self.fields["community"]
        assert isinstance(community, forms.ChoiceField)
        community.choices = [(place.code, place.name) for place in places]
