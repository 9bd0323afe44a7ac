from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from returns.number_fields import NumberField, NumbersField

THREE = NumbersField(how_many=3, required=False)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("1, 2.50 ,3", [Decimal(1), Decimal("2.5"), Decimal(3)]), ("", None), ("  ", None)],
)
def test_numbers_are_read_with_commas_between_them(typed, numbers):
    assert THREE.clean(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1, 2", "Type 3 numbers: there are 2."),
        ("1, 2, three", "Type numbers with a comma after each but the last."),
        ("1, 2, ", "Type numbers with a comma after each but the last."),
        ("1, 2, NaN", "Type numbers with a comma after each but the last."),
    ],
)
def test_text_that_is_no_numbers_is_told(typed, told):
    with pytest.raises(ValidationError, match=told):
        THREE.clean(typed)


@pytest.mark.parametrize(
    ("value", "shown"),
    [([Decimal("40.000"), Decimal("2.50")], "40, 2.5"), (None, None), ("1, two", "1, two")],
)
def test_numbers_are_shown_as_people_write_them(value, shown):
    assert THREE.prepare_value(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(Decimal("40.000"), "40"), (Decimal("0.000"), "0"), ("x", "x")]
)
def test_number_is_shown_without_noughts_at_its_end(value, shown):
    assert NumberField().prepare_value(value) == shown
