"""Names within a workbook that Excel takes: of sheets, of tables and of columns. Pure."""

import re
from collections.abc import Collection, Iterable
from typing import Final

LONGEST_SHEET_NAME: Final = 31
LONGEST_HEADING: Final = 255
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\'!\x00-\x1f]+")


def sheet_name(words: str, taken: Collection[str]) -> str:
    """Words as the name of a sheet that is not among `taken`, whatever the case of letters."""
    plain = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", words).split()) or "Sheet"
    name, number = _cut(plain, LONGEST_SHEET_NAME), 1
    lower = {other.lower() for other in taken}
    while name.lower() in lower or name.lower() == "history":  # Excel keeps that one for itself
        number += 1
        ending = f" {number}"
        name = _cut(plain, LONGEST_SHEET_NAME - len(ending)) + ending
    return name


def table_name(words: str) -> str:
    """Words as the name of a table: letters, digits and underscores, "figures_1"."""
    return "table_" + (re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_") or "1")


def headings(titles: Iterable[str]) -> list[str]:
    """Titles of columns, each different from the others, whatever the case of letters."""
    given: list[str] = []
    for title in titles:
        plain = " ".join(title.split())[: LONGEST_HEADING - 8] or "Column"
        name, number = plain, 1
        while name.lower() in {other.lower() for other in given}:
            number += 1
            name = f"{plain} ({number})"
        given.append(name)
    return given


def _cut(words: str, length: int) -> str:
    """Words that fit: whole ones, unless the first alone is too long."""
    if len(words) <= length:
        return words
    whole = words[: length + 1].rpartition(" ")[0]
    return whole.strip() if len(whole) > length // 2 else words[:length].strip()
