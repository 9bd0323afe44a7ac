"""Which shares of the trajectory a reader is shown, and how exactly."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from iccportal.lib.rounding import rounded
from iccs.access import Access
from measures.published import withheld_by_plans
from measures.reading import Reading
from measures.windows import NOTHING_WITHHELD, Withheld
from targets.change import rounded_parts
from targets.providers import PLAN

# By the exact share of own places, or a figure that it makes, the whole's activity could be told,
# and so what all other places had.
SHARE_DECIMALS = 1  # of a percentage
FIGURE_DECIMALS = 0


@dataclass(frozen=True)
class ShownShares:
    """What is kept from a reader of places that they do not read in full.

    `in_full` says whether they read every place in full: a share to the last digit tells the counts
    that were divided.
    """

    reads_in_full: Callable[[str], bool]
    withheld: Withheld = NOTHING_WITHHELD
    in_full: bool = False

    def hides(self, start: date, communities: Collection[str]) -> bool:
        """Whether the share of communities together, in force in a month, is not shown."""
        if all(self.reads_in_full(code) for code in communities):
            return False
        return self.withheld.hides(PLAN, start, frozenset(communities))

    def percent(self, share: Fraction) -> float:
        """A share as a percentage."""
        return self._rounded(100 * share, SHARE_DECIMALS)

    def figure(self, number: Fraction) -> float:
        """A figure of the trajectory that a share makes."""
        return self._rounded(number, FIGURE_DECIMALS)

    def parts(self, *numbers: Fraction) -> list[Fraction]:
        """The parts of a figure; rounded as sentences have them, so that they add up to it."""
        return list(map(Fraction, numbers if self.in_full else rounded_parts(*numbers)))

    @property
    def figure_decimals(self) -> int:
        """With how many decimals figures are written."""
        return 1 if self.in_full else FIGURE_DECIMALS

    def _rounded(self, number: Fraction, decimals: int) -> float:
        return float(number if self.in_full else rounded(number, decimals))


def shown_shares(access: Access, month: date) -> ShownShares:
    """What a person is shown of shares, by the register of a month; a fixed number of queries."""
    if access.everywhere:
        return ShownShares(access.reads_in_full, in_full=True)
    return ShownShares(access.reads_in_full, withheld_by_plans(Reading([month])))
