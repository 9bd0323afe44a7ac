"""Every measure's figures of some months, read once; any subject's charts come from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboards.subject import Subject, together
from iccs.queries import Register
from measures.charted import Charted
from measures.definition import Measure
from measures.figure import Figure, roll_up
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
        )

    def all_charted(self, subject: Subject) -> list[Charted]:
        """Every measure's series of a subject, in the catalogue's order."""
        return [self.charted(measure, subject) for measure in self.measures]

    def is_illustrative(self, series: Iterable[Charted]) -> bool:
        """Whether any figure of the series was made up."""
        batches = (batch for each in series for figure in each.figures for batch in figure.batches)
        return self.sources.of(batches).illustrative
