"""What a field of text can hold: a code, one of a few words, or anything."""

import re
from typing import Final

from reports.feed.problem import Refusal, bad_request
from reports.fields import Field

CODE: Final = "[0-9A-Za-z_-]*"
OF_A_CODE: Final = "a code, of letters, digits, hyphens and underscores alone"
LONGEST: Final = 60  # characters of a value that are told again


def possible(field: Field, text: str) -> str:
    """The text, where the field could hold it; else Refusal: nothing would ever be found.

    An empty text asks for rows in which nothing stands.
    """
    if not text:
        return text
    if field.words and text not in field.words:
        raise not_taken(field, f"one of {', '.join(field.words)}", text)
    if field.is_code and not re.fullmatch(CODE, text):
        raise not_taken(field, OF_A_CODE, text)
    return text


def not_taken(field: Field, takes: str, text: str) -> Refusal:
    """The refusal of a value, which names it and says what the field takes."""
    return bad_request(f'"{field.name}" takes {takes}, not “{text[:LONGEST]}”.')
