"""A range of months in a form: from, and until."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.nhs_calendar import month_code, parse_month


class MonthField(forms.CharField):
    """A month written as YYYY-MM; its value is the date of its first day."""

    widget = forms.TextInput(attrs={"type": "month"})

    def to_python(self, value: Any) -> Any:
        """The month, or a sentence that says how to write one."""
        text = super().to_python(value)
        try:
            return parse_month(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        """The month as it is written."""
        return month_code(value) if isinstance(value, date) else value


class MonthsInput(forms.MultiWidget):
    """Two months side by side, each with its own name for screen readers."""

    def __init__(self, attrs: Any = None) -> None:
        first = forms.TextInput({"type": "month", "aria-label": "From this month"})
        last = forms.TextInput({"type": "month", "aria-label": "Until before this month"})
        super().__init__((first, last), attrs)

    def id_for_label(self, id_: str) -> str:
        """The first month's, so that the label and a fault lead to it."""
        return f"{id_}_0" if id_ else ""

    def decompress(self, value: DateRange | None) -> list[str]:
        """The range as two months; nothing where it is open."""
        ends = (value.lower, value.upper) if value else (None, None)
        return [month_code(end) if end else "" for end in ends]


class MonthsFormField(forms.MultiValueField):
    """`[from, until)`; until may be left empty, which is still open."""

    widget = MonthsInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = (
            "The first month, and the first month after the end, empty if there is none."
        )
        first = MonthField(error_messages={"incomplete": "Say from which month."})
        fields = (first, MonthField(required=False))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[Any]) -> DateRange | None:
        """The range; it must hold a month."""
        if not data_list:
            return None
        start, end = data_list
        if end is not None and end <= start:
            raise ValidationError("The second month must be later than the first.")
        return DateRange(start, end)
