"""Every measure's figures of some months, read once; any subject's charts come from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboards.subject import Subject, of_whole
from iccs.membership import Homes
from iccs.queries import Register
from measures.charted import Charted
from measures.definition import Measure
from measures.figure import Figure, roll_up
from measures.membership import changes
from measures.queries import Recalculations, Sources


@dataclass(frozen=True)
class Board:
    """The figures of all reporting communities asked for, by the measure's code."""

    register: Register
    measures: Sequence[Measure]
    figures: Mapping[str, Sequence[Figure]]
    recalculations: Recalculations
    sources: Sources
    homes: Homes

    @property
    def system(self) -> str:
        """The name of the whole system."""
        return self.register.system

    @property
    def whole(self) -> Subject:
        """The whole system."""
        return of_whole(self.system, self.register)

    def charted(self, measure: Measure, subject: Subject) -> Charted:
        """A measure's series of a subject: its communities' figures put together by month."""
        own = [f for f in self.figures[measure.code] if f.community in subject.communities]
        return Charted(
            measure,
            subject.name,
            own if len(subject.communities) == 1 else roll_up(own, measure),
            self.recalculations.of(measure.code, subject.community),
            changes(self.homes, subject.communities),
        )

    @cached_property
    def illustrative(self) -> frozenset[str]:
        """The codes of the measures with figures that were made up."""
        return frozenset(
            code
            for code, figures in self.figures.items()
            if self.sources.of({b for figure in figures for b in figure.batches}).illustrative
        )
