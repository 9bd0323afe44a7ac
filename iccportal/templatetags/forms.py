"""Form fields as NHS.UK components."""

from typing import Any

from django import template
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    PasswordInput,
    RadioSelect,
    Select,
    Textarea,
)
from django.utils.safestring import SafeString

register = template.Library()

CLASSES = {
    CheckboxInput: "nhsuk-checkboxes__input",
    PasswordInput: "nhsuk-input nhsuk-password-input__input nhsuk-js-password-input-input",
    Select: "nhsuk-select",
    Textarea: "nhsuk-textarea",
}

# Several boxes that answer one question stand in a group with a legend.
GROUPS = {RadioSelect: "radios", CheckboxSelectMultiple: "checkboxes"}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A labelled field, with its hint and its errors."""
    widget = bound.field.widget
    described = _described(bound)
    return {
        "field": bound,
        "control": _control(bound, described),
        "checkbox": isinstance(widget, CheckboxInput),
        "password": isinstance(widget, PasswordInput),
        "group": GROUPS.get(type(widget)),
        "hint_id": _id(bound, "hint"),
        "error_id": _id(bound, "error"),
        "described": described,
    }


def _id(bound: BoundField, part: str) -> str:
    return f"{bound.id_for_label or bound.auto_id}-{part}"  # a group has no element of its own


def _described(bound: BoundField) -> str:
    """The ids of what is read with the field."""
    parts = (("hint", bound.help_text), ("error", bound.errors))
    return " ".join(_id(bound, part) for part, there in parts if there)


def _control(bound: BoundField, described: str) -> SafeString:
    """The field's own element. What a placeholder says, the label says already."""
    bound.field.widget.attrs.pop("placeholder", None)
    attrs: dict[str, str | bool] = {"class": _classes(bound)}
    if described:
        attrs["aria-describedby"] = described
    return bound.as_widget(attrs=attrs)


def _classes(bound: BoundField) -> str:
    widget = bound.field.widget
    names = next((own for kind, own in CLASSES.items() if isinstance(widget, kind)), "nhsuk-input")
    return f"{names} {names.split()[0]}--error" if bound.errors else names
