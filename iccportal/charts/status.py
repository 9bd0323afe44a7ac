"""What kind of figures these are, as every file says it on each row."""

from dataclasses import dataclass
from typing import Final

ILLUSTRATIVE: Final = "Illustrative"
PROVISIONAL: Final = "Provisional"
REPORTED: Final = "Reported"


@dataclass(frozen=True, slots=True)
class Status:
    """Whether figures were made up, whether they may change, and what was done to small numbers.

    `rounding` is empty where nothing was done.
    """

    illustrative: bool = False
    provisional: bool = False
    rounding: str = ""

    @property
    def words(self) -> str:
        """For people: "Illustrative, provisional", or "Reported"."""
        marks = [ILLUSTRATIVE] * self.illustrative + [PROVISIONAL] * self.provisional
        return ", ".join(filter(None, [*(marks or [REPORTED]), self.rounding])).capitalize()

    @property
    def codes(self) -> dict[str, str]:
        """For programs, by the names of their fields."""
        return {
            "illustrative": _yes_no(self.illustrative),
            "provisional": _yes_no(self.provisional),
            "small_numbers": self.rounding,
        }


def _yes_no(value: bool) -> str:
    return "true" if value else "false"
