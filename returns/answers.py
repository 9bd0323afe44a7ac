"""What people type into a box: a number, blank, not applicable or not yet known. Pure."""

import re
from dataclasses import dataclass

from iccportal.lib.nhs_number import find_nhs_number

NUMBER = "number"
BLANK = "blank"
NOT_APPLICABLE = "not_applicable"
NOT_YET_KNOWN = "not_yet_known"

MOST = 999_999
_NOT_APPLICABLE = frozenset({"n/a", "na", "n", "-", "–", "not applicable"})
_NOT_YET_KNOWN = frozenset({"?", "nk", "not known", "not yet known"})
_DECIMAL = re.compile(r"[+-]?[0-9][0-9,]*\.[0-9]+")
_WITH_SEPARATORS = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+")

NHS_NUMBER = (
    "This looks like an NHS number ({place}). The portal holds nothing about single people: "
    "take it out."
)


class FaultyAnswer(ValueError):
    """What is wrong with what was typed, in a sentence for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `number` is None unless `state` says that it is a number. Nought is a number."""

    state: str
    number: int | None = None

    @property
    def words(self) -> str:
        """As people read it."""
        if self.number is not None:
            return f"{self.number:,}"
        return self.state.replace("_", " ")

    @property
    def typed(self) -> str:
        """As it is typed into a box; reading it gives the same answer again."""
        if self.number is not None:
            return str(self.number)
        return {BLANK: "", NOT_APPLICABLE: "n/a", NOT_YET_KNOWN: "?"}[self.state]


def read_answer(text: str) -> Answer:
    """The answer that was typed. FaultyAnswer says what is wrong with it."""
    typed = " ".join(text.split()).casefold()
    if not typed:
        return Answer(BLANK)
    if typed in _NOT_APPLICABLE:
        return Answer(NOT_APPLICABLE)
    if typed in _NOT_YET_KNOWN:
        return Answer(NOT_YET_KNOWN)
    return Answer(NUMBER, _number(typed))


def _number(typed: str) -> int:
    refuse_nhs_number(typed)
    if _DECIMAL.fullmatch(typed):
        raise FaultyAnswer("A count is a whole number: leave out what follows the point.")
    if re.fullmatch(r"[-−][0-9]+", typed):
        raise FaultyAnswer("A count cannot be below 0.")
    if _WITH_SEPARATORS.fullmatch(typed):
        typed = typed.replace(",", "").replace(" ", "")
    if not re.fullmatch(r"[0-9]+", typed):
        raise FaultyAnswer(
            f"“{shortened(typed)}” is not a number. Type a whole number, n/a for not applicable, "
            "? for not yet known, or leave it blank."
        )
    if len(typed.lstrip("0")) > len(str(MOST)):
        raise FaultyAnswer(f"This is more than a count here can be: at most {MOST:,}.")
    return int(typed)


def refuse_nhs_number(text: str) -> None:
    """FaultyAnswer, with the place named, where a text holds a valid NHS number."""
    start = find_nhs_number(text)
    if start is not None:
        raise FaultyAnswer(NHS_NUMBER.format(place=_place(text, start)))


def _place(text: str, start: int) -> str:
    words_before = len(text[:start].split())
    return "at the beginning" if not words_before else f"after “{shortened(text[:start], 20)}”"


def shortened(text: str, most: int = 30) -> str:
    """The end of a text that is too long to be repeated in a sentence."""
    text = text.strip()
    return text if len(text) <= most else f"…{text[-most:]}"
