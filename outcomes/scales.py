"""The scales that scores are on, and reading a score as somebody typed it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

PAM: Final = "pam"
WEMWBS: Final = "wemwbs"
SWEMWBS: Final = "swemwbs"
WELLBEING: Final = (WEMWBS, SWEMWBS)

NUMBER = re.compile(r"[0-9]{1,3}(?:\.([0-9]{1,4}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where the scores of an instrument go, as they are given, and how finely."""

    name: str
    lowest: int
    highest: int
    decimals: int

    @property
    def words(self) -> str:
        """What a score is, for people: "a whole number from 14 to 70"."""
        kind = "a number" if self.decimals else "a whole number"
        fine = " with at most one decimal" if self.decimals else ""
        return f"{kind} from {self.lowest} to {self.highest}{fine}"


SCALES: Final = {
    PAM: Scale("PAM", 0, 100, 1),
    WEMWBS: Scale("WEMWBS", 14, 70, 0),
    SWEMWBS: Scale("SWEMWBS", 7, 35, 0),
}


def read_score(text: str, instrument: str) -> Decimal:
    """The score that `text` gives on the instrument's scale, before any conversion.

    ValueError says what a score of this instrument is. Nothing is rounded or mended.
    """
    scale = SCALES[instrument]
    match = NUMBER.fullmatch(text.strip())
    if match is None or len(match[1] or "") > scale.decimals:
        raise ValueError(_expected(scale))
    score = Decimal(match[0])
    if not scale.lowest <= score <= scale.highest:
        raise ValueError(_expected(scale))
    return score


def _expected(scale: Scale) -> str:
    raw = ", the sum before it is converted" if scale is SCALES[SWEMWBS] else ""
    return f"A {scale.name} score is {scale.words}{raw}"
