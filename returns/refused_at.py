"""Runs a write for a form: what refuses it is said at its field, and what was typed stays."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from returns.refusals import Refused


def done(form: forms.BaseForm, write: Callable[[], object], *, field: str | None = None) -> bool:
    """Whether the write was made; `field` is the one that a refusal without its own is about."""
    try:
        write()
    except Refused as refused:
        form.add_error(refused.field or field, refused.sentence)
    except ValidationError as faults:
        for name, sentences in faults.message_dict.items():
            form.add_error(name if name in form.fields else None, sentences)
    return not form.errors
