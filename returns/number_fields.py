"""Numbers in a form as people write them: without noughts at the end, and several with commas."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


def plain(number: Any) -> Any:
    """A number that is kept with noughts at its end, without them; anything else as it is."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else number


def _number(text: str) -> Decimal:
    """ValueError, or Decimal's own error, where it is none that can be reckoned with."""
    number = Decimal(text.strip())
    if not number.is_finite():
        raise ValueError(f"{text} has no end.")
    return number


class NumberField(forms.DecimalField):
    """One number."""

    def prepare_value(self, value: Any) -> Any:
        """The number as it is written."""
        return plain(value)


class NumbersField(forms.CharField):
    """Several numbers with commas between them; none where nothing is typed."""

    def __init__(self, *, how_many: int, **kwargs: Any) -> None:
        # what a form makes of a model's list, and text has no use for
        kwargs.pop("base_field", None)
        self.how_many = how_many
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """The numbers, or a sentence that says how to write them."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            numbers = [_number(part) for part in text.split(",")]
        except (InvalidOperation, ValueError) as error:
            raise ValidationError("Type numbers with a comma after each but the last.") from error
        if len(numbers) != self.how_many:
            raise ValidationError(f"Type {self.how_many} numbers: there are {len(numbers)}.")
        return numbers

    def prepare_value(self, value: Any) -> Any:
        """The numbers as they are written."""
        return ", ".join(plain(each) for each in value) if isinstance(value, list) else value
