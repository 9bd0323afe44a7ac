"""What analysts fill in about an item: all that a measure has, in their words."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django import forms

from iccportal.named_errors import NamedErrors
from iccs.months_form import MonthField
from returns.item_choices import ADDS_UP_FROM, MONTHS_OF_A_YEAR
from returns.item_rules import OF_A_BOX
from returns.item_sums import COUNTED_ALIKE
from returns.item_words import ADDED_HELP, ADDED_LABELS, HELP, LABELS
from returns.models import Item
from returns.number_fields import NumberField, NumbersField

COUNTED = ["code", "subject", "mdt_kind", "over_time", "part_of", ADDS_UP_FROM, "months"]
DIVIDED = ["numerator", "divided_by", "denominator", "scale"]
PLACED = ["section", "position", "row", "column", "help_text"]
MEANT = ["name", "short_name", "question", "why_it_matters", "description"]
SHOWN = ["one", "many", "decimals", "sentence", "chart_months"]
READ = ["missing_communities", "suppression", "caveats"]
AIMED = ["direction", "direction_reason", "target", "target_profile", "target_name"]
KEPT = ["source", "source_owner", "owner", "checker", "approved_on", "review_by"]
GROUPS = {
    "What it is": MEANT,
    "How its figures come about": COUNTED,
    "Only where it is worked out": DIVIDED,
    "Where it stands": PLACED,
    "How figures are shown": [*SHOWN, *READ],
    "What is better, and what is aimed at": AIMED,
    "Who answers for it": KEPT,
}
REWORDED = [*MEANT, ADDS_UP_FROM, *PLACED, *SHOWN, *READ, *AIMED, *KEPT]
# What an item that is kept has no use for, by whether it is worked out.
IDLE = {True: (*OF_A_BOX, ADDS_UP_FROM), False: ("decimals",)}


def _lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ItemForm(NamedErrors, forms.ModelForm):
    """All that can be said of an item."""

    target_profile = NumbersField(
        how_many=MONTHS_OF_A_YEAR,
        required=False,
        label=LABELS["target_profile"],
        help_text=HELP["target_profile"],
    )

    class Meta:
        model = Item
        fields = REWORDED
        labels = LABELS
        help_texts = HELP
        field_classes = {"target": NumberField}
        widgets = {
            "why_it_matters": _lines(),
            "description": _lines(),
            "sentence": _lines(),
            ADDS_UP_FROM: forms.CheckboxSelectMultiple,
            "caveats": _lines(),
            "approved_on": _day(),
            "review_by": _day(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_addends()
        self._word_blanks()

    def _word_blanks(self) -> None:
        """Say in words what Django writes as a row of dashes: that nothing is chosen."""
        for field in self.fields.values():
            words = "Choose" if field.required else "None"
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = field.empty_label and words
            elif isinstance(field, forms.TypedChoiceField):
                choices = cast("Iterable[tuple[str, str]]", field.choices)
                field.choices = [(code, label if code else words) for code, label in choices]

    def _offer_addends(self) -> None:
        """For an item that is kept, those that are counted as it is; for a new one, all."""
        offered, item = Item.objects.counted(), self.instance
        if item.pk:
            alike = {name: getattr(item, name) for name in COUNTED_ALIKE}
            offered = offered.filter(**alike).exclude(pk=item.pk)
        cast(forms.ModelMultipleChoiceField, self.fields[ADDS_UP_FROM]).queryset = offered
        if not offered.exists():
            del self.fields[ADDS_UP_FROM]

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, in their order."""
        for heading, names in GROUPS.items():
            if own := [self[name] for name in names if name in self.fields]:
                yield heading, own

    def clean(self) -> dict[str, Any]:
        """Whoever looks after an item does not check it too."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("owner") and typed.get("owner") == typed.get("checker"):
            self.add_error("checker", "Somebody else than the owner has to check it.")
        return typed


class RewordForm(ItemForm):
    """An item in other words; what it counts stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in IDLE[self.instance.subject == Item.Subject.WORKED_OUT]:
            self.fields.pop(name, None)


class AddItemForm(ItemForm):
    """Something new to be counted every month, or worked out from what is counted."""

    class Meta(ItemForm.Meta):
        fields = [*MEANT, *COUNTED, *DIVIDED, *(name for name in REWORDED if name not in MEANT)]
        labels = LABELS | ADDED_LABELS
        help_texts = HELP | ADDED_HELP


class CloseForm(NamedErrors, forms.Form):
    """The month from which an item holds no longer."""

    month = MonthField(
        label="Holds no longer from",
        required=False,
        help_text="For example, 2020-04. Leave it empty to let it hold again, with no end.",
    )
