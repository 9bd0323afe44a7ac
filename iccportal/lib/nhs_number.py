"""Recognising an NHS number, so that it can be refused: the portal holds no personal data.

The rule is the NHS Data Dictionary's: ten digits, weighted 10 to 2, checked modulo 11.
"""

import re

WEIGHTS = range(10, 1, -1)
PRINTED = re.compile(r"\s*([0-9]{3})[ -]?([0-9]{3})[ -]?([0-9]{4})\s*", re.ASCII)
TEN_DIGITS = re.compile(r"(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])", re.ASCII)


def is_nhs_number(text: str) -> bool:
    """Whether the text is a valid NHS number, written in one piece or as 3-3-4.

    Ten times the same digit passes the check but is nobody's number.
    """
    match = PRINTED.fullmatch(text)
    if match is None:
        return False
    digits = [int(digit) for digit in "".join(match.groups())]
    check = -sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=False)) % 11
    return check == digits[-1] and len(set(digits)) > 1


def find_nhs_number(text: str) -> int | None:
    """Where the first valid NHS number begins in the text; None where there is none."""
    numbers = (found for found in TEN_DIGITS.finditer(text) if is_nhs_number(found.group()))
    return next((found.start() for found in numbers), None)


def holds_nhs_number(text: str) -> bool:
    """Whether a valid NHS number stands anywhere in the text."""
    return find_nhs_number(text) is not None
