"""Every measure's figures of some months, read once; any subject's charts come from them."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dashboards.subject import Subject, of_whole
from iccportal.lib.small_numbers import Audience, Rule
from iccs.membership import Homes
from iccs.queries import Register
from measures.apart import TOGETHER, Apart
from measures.cells import Cell
from measures.charted import Charted
from measures.definition import Measure
from measures.earlier import NOTHING, Earlier
from measures.figure import Figure, Number, is_known, roll_up
from measures.makeup import Makeup, makeup
from measures.membership import changes
from measures.published import NotForOutsideError
from measures.queries import Recalculations, Sources
from measures.release import Release, family, is_released, release
from measures.states import NOT_APPLICABLE
from measures.windows import NOTHING_WITHHELD, Withheld


@dataclass(frozen=True)
class Board:
    """The figures of all reporting communities asked for, by the measure's code.

    `measures` are those that are shown; `related` also those whose counts tell of theirs.
    `of_everybody` says whether the figures are those of all communities, by membership as it was
    in each month: nothing else may be shown outside the team. `registers` are those of other
    months, `earlier` what editions released, and `practices` are counted apart where these knew
    them elsewhere: releases of one month are all alike. `withheld` is hidden because of plans.
    """

    register: Register
    measures: Sequence[Measure]
    figures: Mapping[str, Sequence[Figure]]
    recalculations: Recalculations
    sources: Sources
    homes: Homes
    related: Sequence[Measure] = ()
    of_everybody: bool = False
    rule: Rule = field(default_factory=Rule)
    registers: Sequence[Register] = ()
    earlier: Earlier = NOTHING
    practices: Apart = TOGETHER
    withheld: Withheld = NOTHING_WITHHELD
    _releases: dict[str, Release] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    @property
    def system(self) -> str:
        """The name of the whole system."""
        return self.register.system

    @property
    def whole(self) -> Subject:
        """The whole system."""
        return of_whole(self.system, self.register)

    @cached_property
    def makeup(self) -> Makeup:
        """How the places make each other up, and made in other months."""
        return makeup(self.register, *self.registers)

    def charted(
        self, measure: Measure, subject: Subject, audience: Audience = Audience.TEAM
    ) -> Charted:
        """A measure's series of a subject: its communities' figures put together by month.

        Outside the team it is the released series, the same whichever page asks.
        """
        rule = self.rule if audience is Audience.OUTSIDE and is_released(measure) else None
        return Charted(
            measure,
            subject.name,
            self._released(measure, subject) if rule else self._in_full(measure, subject),
            self.recalculations.of(measure.code, subject.community),
            changes(self.homes, subject.communities),
            rule,
            self._lacking(measure, subject),
        )

    def _lacking(self, measure: Measure, subject: Subject) -> dict[date, frozenset[str]]:
        """The subject's communities that have no figure to put in, by month."""
        found: dict[date, frozenset[str]] = {}
        for each in self.figures[measure.code]:
            if each.community in subject.communities and _is_lacking(each, measure):
                found[each.month] = found.get(each.month, frozenset()) | {each.community}
        return found

    def _in_full(self, measure: Measure, subject: Subject) -> Sequence[Figure]:
        own = [f for f in self.figures[measure.code] if f.community in subject.communities]
        return own if len(subject.communities) == 1 else roll_up(own, measure)

    def _released(self, measure: Measure, subject: Subject) -> Sequence[Figure]:
        return self.release_of(measure).series(measure, subject.communities)

    def release_of(self, measure: Measure) -> Release:
        """The release that a measure is part of, worked out once for all of its family."""
        if not self.of_everybody:
            raise NotForOutsideError("Figures for outside the team are read of everybody.")
        if measure.code not in self._releases:
            own = family(measure, self.related)
            before = self.earlier, self.practices, self.withheld
            made = release(own, self.figures, self.makeup, self.rule, *before)
            self._releases.update(dict.fromkeys([each.code for each in own], made))
        return self._releases[measure.code]

    @property
    def hidden(self) -> dict[Cell, Number]:
        """The true counts of all cells that are hidden outside the team, and so for later ones."""
        of_plans, _ = self.withheld.within(self.homes)
        return dict(ChainMap(of_plans, *[each.hidden for each in self._released_measures()]))

    @property
    def told(self) -> dict[Cell, Number]:
        """The true counts of all cells that are shown outside the team."""
        _, of_plans = self.withheld.within(self.homes)
        return dict(ChainMap(of_plans, *[each.shown for each in self._released_measures()]))

    def _released_measures(self) -> list[Release]:
        return [self.release_of(each) for each in self.measures if is_released(each)]

    @cached_property
    def illustrative(self) -> frozenset[str]:
        """The codes of the measures with figures that were made up."""
        return frozenset(
            code
            for code, figures in self.figures.items()
            if self.sources.of({b for figure in figures for b in figure.batches}).illustrative
        )


def _is_lacking(figure: Figure, measure: Measure) -> bool:
    return figure.state != NOT_APPLICABLE and not is_known(figure, measure)
