"""What analysts fill in about an item: all that a measure has, in their words."""

from typing import Any

from django import forms

from iccs.months_form import MonthField
from returns.models import Item

SHOWN = ["name", "short_name", "section", "position", "row", "column", "help_text"]
MEANT = ["question", "why_it_matters", "description", "one", "many"]
READ = ["direction", "direction_reason", "target", "suppression", "caveats"]
KEPT = ["owner", "checker", "approved_on", "review_by"]
COUNTED = ["code", "months", "subject", "mdt_kind", "part_of", "over_time"]


def _lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RewordForm(forms.ModelForm):
    """An item in other words; what it counts stays."""

    class Meta:
        model = Item
        fields = [*SHOWN, *MEANT, *READ, *KEPT]
        labels = {
            "short_name": "Short name, for charts",
            "position": "Place on the page",
            "row": "Row",
            "column": "Column",
            "help_text": "Help beside the box",
            "question": "The question that it answers",
            "description": "What exactly is counted",
            "one": "The word after 1",
            "many": "The word after other numbers",
            "direction": "What is better",
            "direction_reason": "Why that is better",
            "target": "Target",
            "suppression": "Small numbers, outside the team",
            "caveats": "What to keep in mind",
            "owner": "Who looks after it",
            "checker": "Who has checked it",
            "approved_on": "Approved on",
            "review_by": "To be looked at again by",
        }
        help_texts = {
            "position": "A whole number: lower ones come first.",
            "row": "Only where it stands in a table: the heading of its row.",
            "column": "Only where it stands in a table: the heading of its column.",
            "description": "",
            "one": "For example, care plan",
            "many": "For example, care plans",
            "target": "The same for every community and month. Leave it empty for none.",
            "caveats": "One a line.",
        }
        widgets = {
            "why_it_matters": _lines(),
            "description": _lines(),
            "caveats": _lines(),
            "approved_on": _day(),
            "review_by": _day(),
        }

    def clean(self) -> dict[str, Any]:
        """Whoever looks after an item does not check it too."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("owner") and typed.get("owner") == typed.get("checker"):
            self.add_error("checker", "Somebody else than the owner has to check it.")
        return typed


class AddItemForm(RewordForm):
    """Something new to be counted every month."""

    class Meta(RewordForm.Meta):
        fields = [*COUNTED, *SHOWN, *MEANT, *READ, *KEPT]
        labels = RewordForm.Meta.labels | {
            "months": "Asked for",
            "subject": "Counted for",
            "mdt_kind": "Kind of MDT",
            "over_time": "Months together",
        }
        help_texts = RewordForm.Meta.help_texts | {
            "code": "Small letters, digits and underscores, such as falls_assessments. "
            "It cannot be changed later.",
            "mdt_kind": "Only where it is counted for each MDT. Leave it empty for every kind.",
        }

    def clean(self) -> dict[str, Any]:
        """A kind of MDT goes with what is counted for MDTs."""
        typed = super().clean()
        if typed.get("mdt_kind") and typed.get("subject") != Item.Subject.MDT:
            self.add_error("mdt_kind", "Choose a kind only for what is counted for each MDT.")
        return typed


class CloseForm(forms.Form):
    """The month from which an item is asked no longer."""

    month = MonthField(
        label="Not asked any more from",
        required=False,
        help_text="For example, 2020-04. Leave it empty to ask for it again, with no end.",
    )
