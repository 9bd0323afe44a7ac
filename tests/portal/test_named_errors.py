import pytest
from django import forms

from iccportal.named_errors import NamedErrors

CHOICES = [("a", "Home")]


class Visit(NamedErrors, forms.Form):
    place = forms.CharField(max_length=5, min_length=2)
    kind = forms.ChoiceField(label="Where?", choices=CHOICES)
    agreed = forms.BooleanField(label="They agreed")
    on = forms.DateField()
    email = forms.EmailField()
    people = forms.IntegerField(min_value=1, max_value=9)
    share = forms.DecimalField(label="Share in %", max_digits=4, decimal_places=2, required=False)
    reason = forms.CharField(error_messages={"required": "Say why."})


GOOD = {
    "place": "Ward",
    "kind": "a",
    "agreed": "on",
    "on": "2020-04-30",
    "email": "a@example.nhs.uk",
    "people": "3",
    "reason": "Asked.",
}


def test_form_that_is_filled_in_has_no_errors() -> None:
    assert Visit(GOOD).errors == {}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("place", "", "Fill in “Place”."),
        ("place", "W", "“Place” must have 2 characters or more."),
        ("place", "Ward 12", "“Place” must have 5 characters or fewer: it has 7."),
        ("kind", "", "Choose an option for “Where?”."),
        ("kind", "z", "Choose one of the options for “Where?”."),
        ("agreed", "", "Tick “They agreed”."),
        ("on", "30 Feb", "“On” must be a date: a day, a month and a year."),
        ("email", "me", "“Email” must be an email address, such as name@example.nhs.uk."),
        ("people", "1.5", "“People” must be a whole number."),
        ("people", "0", "“People” must be 1 or more."),
        ("people", "10", "“People” must be 9 or less."),
        ("share", "x", "“Share in per cent” must be a number."),
        ("share", "12345", "“Share in per cent” must have no more than 4 digits."),
        (
            "share",
            "1.234",
            "“Share in per cent” must have no more than 2 digits after the point.",
        ),
        ("share", "123", "“Share in per cent” must have no more than 2 digits before the point."),
    ],
)
def test_error_names_its_field(field: str, typed: str, sentence: str) -> None:
    assert Visit({**GOOD, field: typed}).errors[field] == [sentence]


def test_what_a_field_says_of_its_own_stays() -> None:
    assert Visit({**GOOD, "reason": ""}).errors == {"reason": ["Say why."]}
