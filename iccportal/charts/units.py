"""What a number on a chart counts, in words."""

from dataclasses import dataclass
from functools import lru_cache

from iccportal.lib.rounding import format_number


@dataclass(frozen=True, kw_only=True)
class Unit:
    """The unit of a chart's values: a count of things, or a percentage from 0 to 100.

    `axis` is the title of the axis ("Admissions a month"); `one` and `many` follow a number in
    words ("412 admissions") and are empty for a percentage.
    """

    axis: str
    one: str = ""
    many: str = ""
    decimals: int = 0
    percentage: bool = False

    def number(self, value: float, decimals: int | None = None) -> str:
        """The value as the axis writes it: "1,234" or "69.1%"."""
        return _number(value, self.decimals if decimals is None else decimals, self.percentage)

    def words(self, value: float) -> str:
        """The value with what it counts: "1 admission", "412 admissions", "69.1%"."""
        thing = self.one if value == 1 else self.many
        return f"{self.number(value)} {thing}".rstrip()


@lru_cache(maxsize=16_384)
def _number(value: float, decimals: int, percentage: bool) -> str:
    # The same few thousand values are written again on every page.
    return format_number(value, decimals) + ("%" if percentage else "")
