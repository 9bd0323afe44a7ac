"""What is told of the same people beside the pages of outcomes: by measures, and by editions."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Final

from measures.definition import Measure
from measures.earlier import NOTHING, Earlier
from measures.makeup import Area, Makeup
from measures.release import Release
from measures.tabulated import Settled
from outcomes.effect import PAIRS, ROSE
from outcomes.levels import LEVELS
from outcomes.monthly import Totals, months_of
from outcomes.pam_counts import FIRST, GAINED, JUDGED, at

# What a table of PAM calls the months of a provider together.
PAM_TOTALS: Final[Totals] = {
    "pam_first_assessments": FIRST,
    "pam_reassessed": JUDGED,
    "pam_gained": GAINED,
}
# People ever assessed at first: nobody leaves these.
GROWING: Final = (FIRST, *(at(FIRST, level) for level in LEVELS))
WELLBEING_TOTALS: Final[Totals] = {"wellbeing_paired": PAIRS, "wellbeing_rose": ROSE}


@dataclass(frozen=True)
class Beside:
    """The releases of measures that count the same people, and what editions released."""

    releases: Collection[Release] = ()
    totals: Totals = field(default_factory=dict)
    earlier: Earlier = NOTHING

    def settled(
        self,
        makeup: Makeup,
        table: str,
        table_of: Callable[[Area], Area] = lambda area: area,
    ) -> Settled:
        """What tables of these areas give way to; `table` is their name in editions."""
        return replace(
            months_of(self.releases, self.totals, makeup.areas, table_of),
            editions=self.earlier.of_table(table),
            growing=GROWING,
        )


def counts_them(measure: Measure, totals: Totals) -> bool:
    """Whether a measure counts people of the totals."""
    parts = (measure.numerator, measure.denominator)
    return any(part is not None and part.provider in totals for part in parts)
