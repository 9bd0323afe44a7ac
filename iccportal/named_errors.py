"""What is wrong with a field, in a sentence that names the field.

An error summary lists sentences away from their fields: "This field is required." twice over tells
nobody which two. Where a form says nothing of its own, these sentences stand in for Django's.
"""

from typing import Any

from django import forms

OF_ANY_FIELD = {
    "required": "Fill in “{label}”.",
    "invalid_choice": "Choose one of the options for “{label}”.",
    "min_value": "“{label}” must be %(limit_value)s or more.",
    "max_value": "“{label}” must be %(limit_value)s or less.",
    "min_length": "“{label}” must have %(limit_value)d characters or more.",
    "max_length": "“{label}” must have %(limit_value)d characters or fewer: it has %(show_value)d.",
    "max_digits": "“{label}” must have no more than %(max)s digits.",
    "max_decimal_places": "“{label}” must have no more than %(max)s digits after the point.",
    "max_whole_digits": "“{label}” must have no more than %(max)s digits before the point.",
}
# A kind of field that is a kind of another stands above it.
OF_A_KIND: dict[type[forms.Field], dict[str, str]] = {
    forms.BooleanField: {"required": "Tick “{label}”."},
    forms.ChoiceField: {"required": "Choose an option for “{label}”."},
    forms.ModelChoiceField: {"required": "Choose an option for “{label}”."},
    forms.DateField: {"invalid": "“{label}” must be a date: a day, a month and a year."},
    forms.EmailField: {
        "invalid": "“{label}” must be an email address, such as name@example.nhs.uk."
    },
    forms.DecimalField: {"invalid": "“{label}” must be a number."},
    forms.IntegerField: {"invalid": "“{label}” must be a whole number."},
}


class NamedErrors(forms.BaseForm):
    """A form whose errors name their fields. A field's own `error_messages` go before."""

    def full_clean(self) -> None:
        """Check what was typed, once every field has its label."""
        for name, field in self.fields.items():
            _name_errors(field, str(self[name].label))
        super().full_clean()


def _name_errors(field: forms.Field, label: str) -> None:
    usual = _usual(type(field))
    named = label.replace("%", "per cent")  # some of Django's errors are filled in by %, some not
    for code, sentence in _sentences(field).items():
        if field.error_messages.get(code) == usual.get(code):
            field.error_messages[code] = sentence.replace("{label}", named)


def _sentences(field: forms.Field) -> dict[str, str]:
    kinds = (own for kind, own in OF_A_KIND.items() if isinstance(field, kind))
    return OF_ANY_FIELD | next(kinds, {})


def _usual(kind: type[forms.Field]) -> dict[str, Any]:
    """What Django says of a kind of field."""
    usual: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        usual |= getattr(each, "default_error_messages", {})
    return usual
