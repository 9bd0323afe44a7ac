"""What the pages tell of one place after another, from figures that were read once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from iccportal.lib.coded import Coded
from iccportal.lib.small_numbers import Rule
from iccs.access import Access
from iccs.place_codes import whole_code
from iccs.queries import Register, system_name
from measures.catalogue import catalogue
from measures.charted import Charted
from measures.definition import Measure
from measures.figure import Figure
from measures.published import published
from measures.queries import Recalculations, Sources, told_beside
from measures.reading import Reading
from measures.release import Release
from measures.series import read, register, roll_up
from targets.providers import PLAN, counted_nel, in_force_nel
from targets.standing import Standing
from targets.trajectory import InForce

# A mark for each quarter's rebase leaves no room for more.
STANDING_MONTHS = 24


@dataclass(frozen=True)
class Picture:
    """The figures of every community for the months of a reading; `system` is the whole's name,
    with its code.

    `changes` are the months from which practices counted for other communities than before.
    `published` is what is shown of communities that `access` does not give in full, None where
    there are none.
    """

    system: str
    register: Register
    measure: Measure
    figures: Sequence[Figure]
    in_force: InForce
    recalculations: Recalculations
    sources: Sources
    changes: Sequence[date]
    access: Access
    published: Release | None

    @property
    def month(self) -> date:
        """The last month."""
        return self.figures[-1].month

    @property
    def whole(self) -> Collection[str]:
        """The codes of all communities that have figures, or that what is published is of."""
        if self.published is not None:
            return {place.code for place in self.register.ever_reporting}
        return {figure.community for figure in self.figures}

    def rule(self, communities: Collection[str]) -> Rule | None:
        """What the reader's figures of the communities together were released by, if they were."""
        in_full = all(self.access.reads_in_full(code) for code in communities)
        return None if in_full or self.published is None else self.published.rule

    def of(self, communities: Collection[str]) -> list[Figure]:
        """The figures of the communities together, month by month, as the reader sees them."""
        if self.published is not None and self.rule(communities) is not None:
            return self.published.series(self.measure, frozenset(communities))
        own = [figure for figure in self.figures if figure.community in communities]
        return roll_up(own, self.measure)

    def hides_share(self, communities: Collection[str], month: date) -> bool:
        """Whether the reader is not shown the communities' share that is in force in a month."""
        if self.published is None or self.rule(communities) is None:
            return False
        return self.published.withheld.hides(PLAN, month, frozenset(communities))

    def standing(self, name: str, communities: Collection[str]) -> Standing:
        """How the communities together stand against their trajectory, in the last two years."""
        figures = self.of(communities)[-STANDING_MONTHS:]
        return Standing(name, self.measure.unit.many, figures, self.rule(communities))

    def charted(self, name: str, communities: Collection[str]) -> Charted:
        """The control chart of the communities together."""
        own = next(iter(communities)) if len(communities) == 1 else None
        recalculated = self.recalculations.of(self.measure.code, own)
        figures, rule = self.of(communities), self.rule(communities)
        return Charted(self.measure, name, figures, recalculated, rule=rule)


def picture(measure_code: str, reading: Reading, access: Access, *, in_full: bool) -> Picture:
    """Everything for the months of a reading; eight queries, and those of what is published.

    `in_full` says whether all that is told of it is told in full.
    """
    measure = catalogue()[measure_code]
    figures = read(measure, reading)
    known = reading.once(register)
    in_force = reading.once(in_force_nel)
    batches = {batch for figure in figures for batch in figure.batches}
    afresh, came_from = told_beside([measure_code], batches | in_force.batches)
    return Picture(
        system=Coded(system_name(), whole_code(known)),
        register=known,
        measure=measure,
        figures=figures,
        in_force=in_force,
        recalculations=afresh,
        sources=came_from,
        changes=reading.once(counted_nel).changes,
        access=access,
        published=None if in_full else published(measure, reading),
    )
