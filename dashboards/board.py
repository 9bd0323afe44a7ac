"""Every measure's figures of some months, read once; any subject's charts come from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboards.subject import Subject, together
from iccs.membership import Homes
from iccs.queries import Register
from measures.charted import Charted
from measures.definition import Combining, Measure
from measures.figure import Figure, roll_up
from measures.membership import changes
from measures.queries import Recalculations, Sources


@dataclass(frozen=True)
class Board:
    """The figures of all reporting communities asked for, by the measure's code."""

    system: str
    register: Register
    measures: Sequence[Measure]
    figures: Mapping[str, Sequence[Figure]]
    recalculations: Recalculations
    sources: Sources
    homes: Homes

    @property
    def whole(self) -> Subject:
        """The whole system."""
        return together(self.system, self.register.reporting)

    def charted(self, measure: Measure, subject: Subject) -> Charted:
        """A measure's series of a subject: its communities' figures put together by month."""
        own = [f for f in self.figures[measure.code] if f.community in subject.communities]
        return Charted(
            measure,
            subject.name,
            own if len(subject.communities) == 1 else roll_up(own, measure),
            self.recalculations.of(measure.code, subject.code),
            changes(self.homes, subject.communities),
        )

    def all_charted(self, subject: Subject) -> list[Charted]:
        """Every measure's series of a subject, in the catalogue's order."""
        return [self.charted(measure, subject) for measure in self.measures]

    def charted_of_whole(self) -> list[Charted]:
        """Every measure that tells something of the whole; its share of itself does not."""
        telling = [m for m in self.measures if m.over_communities is not Combining.SHARE_OF_WHOLE]
        return [self.charted(measure, self.whole) for measure in telling]

    @cached_property
    def illustrative(self) -> frozenset[str]:
        """The codes of the measures with figures that were made up."""
        return frozenset(
            code
            for code, figures in self.figures.items()
            if self.sources.of(b for figure in figures for b in figure.batches).illustrative
        )
