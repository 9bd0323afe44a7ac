"""What is wrong with one cell of a CSV file, in words; nothing is mended or guessed."""

import re

from iccportal.lib.nhs_calendar import parse_month
from iccportal.lib.nhs_number import is_nhs_number

LARGEST_COUNT = 2_147_483_647  # what the database can hold
LONGEST_SHOWN = 40

EXPECTED_COUNT = f"a whole number from 0 to {LARGEST_COUNT:,}, in the digits 0 to 9 alone"
EXPECTED_MONTH = "a month as YYYY-MM, for example 2020-01"
EXPECTED_NAME = "a code or name that begins with a letter or a digit"

COUNT = re.compile(r"[0-9]{1,10}")
# How a count often goes wrong, and how to mend it.
COUNT_HINTS = (
    (re.compile(r"\s*"), "write 0 where there was none"),
    (re.compile(r"\s+\S.*|.*\S\s+"), "remove the spaces"),
    (re.compile(r"-\s*[\d.]+"), "a count is never negative"),
    (re.compile(r"\+\s*[\d.]+"), "remove the plus sign"),
    (re.compile(r"\d{1,3}(,\d{3})+"), "remove the commas"),
    (re.compile(r"\d+\.0*"), "remove the decimal point"),
    (re.compile(r"\d*\.\d+"), "a count has no fraction"),
    (re.compile(r"[\d.,]+[eE][+-]?\d+"), "write the number in full"),
    (re.compile(r"[0-9]+"), "the number is too large"),
)


def found(text: str) -> str:
    """The cell as it may be shown: short, visible, and never an NHS number."""
    if text == "":
        return "a blank cell"
    if is_nhs_number(text):
        return "a number that passes the check of an NHS number (not repeated here)"
    if not_utf8(text):
        return "bytes that are not UTF-8"
    visible = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[:LONGEST_SHOWN])
    return f"‘{visible}{'…' if len(text) > LONGEST_SHOWN else ''}’"


def fault(text: str, expected: str) -> str:
    """What was found and what is expected, with the way to mend a file of the wrong kind."""
    if not_utf8(text):
        expected = "UTF-8: save the file again as “CSV UTF-8”"
    elif is_nhs_number(text):
        expected = f"{expected}; no personal data: remove NHS numbers from the file"
    return f"found {found(text)}; expected {expected}"


def not_utf8(text: str) -> bool:
    """Whether the file held bytes here that are no UTF-8; they are read as lone surrogates."""
    return any("\udc80" <= character <= "\udcff" for character in text)


def count_fault(text: str) -> str:
    """What is wrong with a count, or nothing."""
    if COUNT.fullmatch(text) and int(text) <= LARGEST_COUNT and not is_nhs_number(text):
        return ""
    hints = (hint for pattern, hint in COUNT_HINTS if pattern.fullmatch(text))
    hint = next(hints, "")
    return fault(text, f"{EXPECTED_COUNT}: {hint}" if hint else EXPECTED_COUNT)


def month_fault(text: str) -> str:
    """What is wrong with a month, or nothing."""
    try:
        parse_month(text)
    except ValueError:
        return fault(text, EXPECTED_MONTH)
    return ""


def name_fault(text: str) -> str:
    """What is wrong with a code or a name, or nothing.

    One that begins with =, +, - or @ would be a formula in the spreadsheet that reads it next.
    """
    if not text[:1].isalnum() or not text.isprintable() or is_nhs_number(text):
        return fault(text, EXPECTED_NAME)
    if text != text.strip():
        return fault(text, f"{EXPECTED_NAME}, without spaces around it")
    return ""
