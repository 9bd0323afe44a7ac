"""NHS numbers are recognised; the examples are made up or published for tests."""

import pytest

from iccportal.lib.nhs_number import find_nhs_number, holds_nhs_number, is_nhs_number


@pytest.mark.parametrize(
    "text", ["9434765919", "943 476 5919", "943-476-5870", " 4010232137 ", "9990000018"]
)
def test_valid_numbers(text):
    assert is_nhs_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "1234567890",
        "9991234567",
        "9990000008",
        "943476591",
        "94347659190",
        "A82034",
        "",
        "９434765919",
    ],
)
def test_other_text(text):
    assert not is_nhs_number(text)


@pytest.mark.parametrize("digit", "0123456789")
def test_repeated_digits(digit):
    assert not is_nhs_number(digit * 10)


@pytest.mark.parametrize("digit", "0123456789")
def test_number_whose_check_digit_would_be_ten(digit):
    assert not is_nhs_number("999000000" + digit)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("seen with 943 476 5919 on Monday", True),
        ("a9434765919b", True),
        ("9434765919", True),
        ("call 1234567890", False),
        ("94347659190", False),
        ("", False),
    ],
)
def test_number_is_found_anywhere_in_a_text(text, held):
    assert holds_nhs_number(text) is held


def test_first_number_is_found_where_it_begins():
    assert find_nhs_number("call 1234567890 or 943 476 5919") == 19
    assert find_nhs_number("call 1234567890") is None
