"""Form fields as NHS.UK components."""

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils.safestring import SafeString

register = template.Library()

KINDS = {CheckboxInput: "checkboxes__input", Select: "select", Textarea: "textarea"}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A labelled field, with its hint and its errors."""
    kind = _kind(bound)
    return {
        "field": bound,
        "control": _control(bound, kind),
        "checkbox": kind == KINDS[CheckboxInput],
        "hint_id": f"{bound.id_for_label}-hint",
        "error_id": f"{bound.id_for_label}-error",
    }


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    return next((kind for known, kind in KINDS.items() if isinstance(widget, known)), "input")


def _control(bound: BoundField, kind: str) -> SafeString:
    """The field's own element. What a placeholder says, the label says already."""
    bound.field.widget.attrs.pop("placeholder", None)
    described = [
        f"{bound.id_for_label}-{part}"
        for part, there in (("hint", bound.help_text), ("error", bound.errors))
        if there
    ]
    faulty = f" nhsuk-{kind}--error" if bound.errors else ""
    attrs = {"class": f"nhsuk-{kind}{faulty}"}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return bound.as_widget(attrs=attrs)
