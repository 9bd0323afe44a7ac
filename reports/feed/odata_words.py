"""The words of an OData filter: names, values, operators and brackets."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from reports.feed.problem import bad_request
from reports.fields import Value

LONGEST: Final = 2000  # characters of a filter
DATES: Final = "A date is written without quotation marks and without a time, such as 2020-01-31."

_WORD: Final = re.compile(
    r"""\s*(?:
      (?P<date>\d{4}-\d{2}-\d{2}(?![\d\w-]))
    | (?P<number>[+-]?\d{1,18}(?:\.\d{1,18})?(?![\w.-]))
    | (?P<text>'(?:[^']|'')*')
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<sign>[(),/:])
    )""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a filter; `value` is that of a date, number or text, and None otherwise."""

    kind: str  # date, number, text, name or sign
    written: str
    value: Value = None


END: Final = Word("end", "its end")

_VALUES: Final[dict[str, Callable[[str], Value]]] = {
    "date": date.fromisoformat,
    "number": Decimal,
    "text": lambda text: text[1:-1].replace("''", "'"),
}


def words_of(text: str) -> list[Word]:
    """The words, in their order; Refusal at the first thing that is none."""
    if len(text) > LONGEST:
        raise bad_request(f"The filter is longer than {LONGEST:,} characters.")
    text, place, words = text.strip(), 0, []
    while place < len(text):
        match = _WORD.match(text, place)
        if match is None:
            raise bad_request(f"The filter is not understood at “{text[place:].strip()[:40]}”.")
        words.append(_word(match))
        place = match.end()
    return words


def _word(match: re.Match[str]) -> Word:
    kind = str(match.lastgroup)
    written = match[kind]
    try:
        return Word(kind, written, _VALUES[kind](written) if kind in _VALUES else None)
    except ValueError as error:
        raise bad_request(f"There is no day {written}.") from error
