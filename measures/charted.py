"""One series ready to be charted: what the control chart says of it, and what is to be told.

Pure: figures in, a record and sentences out.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import inf

from iccportal.lib import spc_reading
from iccportal.lib.month_spans import month_spans
from iccportal.lib.nhs_calendar import month_name
from iccportal.lib.rounding import format_number
from iccportal.lib.small_numbers import Rule
from measures.definition import CountedBy, Measure
from measures.figure import Figure, Number
from measures.states import FINAL, MISSING_WORDS, PROVISIONAL, SUPPRESSED

TOO_FEW = (
    f"A control chart is drawn from {spc_reading.FEWEST_POINTS_FOR_ICONS} figures on; "
    "until then the figures are shown as they are."
)


@dataclass(frozen=True)
class Charted:
    """A measure's figures of one place, in order of their months.

    `recalculations` are the months from which limits begin afresh, each with its reason;
    `changes` those from which other practices count for the place than before. `rule` is the one
    for small numbers that the figures were released by, None where they are shown in full.
    `lacking` names the communities that have no figure, in the months in which there are any.
    """

    measure: Measure
    place: str
    figures: Sequence[Figure]
    recalculations: Sequence[tuple[date, str]] = ()
    changes: Sequence[date] = ()
    rule: Rule | None = None
    lacking: Mapping[date, Hashable] = field(default_factory=dict)

    @property
    def shown(self) -> Sequence[Figure]:
        """The latest of them, as many months as the definition has on a chart."""
        return self.figures[-self.measure.chart_months :]

    @cached_property
    def known(self) -> list[Figure]:
        """The figures that have a value."""
        return [figure for figure in self.shown if figure.value is not None]

    @cached_property
    def latest(self) -> Figure | None:
        """The figure of the latest month that has one, shown or hidden; None where none has."""
        return next((f for f in reversed(self.shown) if f.value is not None or _hidden(f)), None)

    @property
    def latest_is_hidden(self) -> bool:
        """Whether it is hidden: an earlier one never stands for it."""
        return self.latest is not None and _hidden(self.latest)

    @cached_property
    def values(self) -> list[int | float]:
        """Their values, as numbers for drawing."""
        return [as_number(f.value) for f in self.shown if f.value is not None]

    @cached_property
    def targets(self) -> list[float | None]:
        """The target of every month."""
        return [None if f.target is None else as_number(f.target) for f in self.shown]

    @cached_property
    def reading(self) -> spc_reading.Reading | None:
        """The control chart and its icons; None of too few figures for one.

        What the latest month shows is not said where its figure is hidden.
        """
        if len(self.known) < spc_reading.FEWEST_POINTS_FOR_ICONS:
            return None
        found = self._read()
        return spc_reading.untold(found) if self.latest_is_hidden else found

    def _read(self) -> spc_reading.Reading:
        return spc_reading.reading(
            [figure.month for figure in self.known],
            self.values,
            improvement=self.measure.direction,
            target=[self.targets[n] for n, f in enumerate(self.shown) if f.value is not None],
            recalculations=self.recalculations,
            target_name=self.measure.target.name,
            possible=(0, 100 if self.measure.unit.percentage else inf),
            made_of=[self.lacking.get(f.month, f.left_out) for f in self.known],
        )

    @property
    def sentence(self) -> str:
        """What a reader should take away."""
        if self.latest is None:
            return f"There are no figures for {self.place} yet."
        if self.latest_is_hidden:
            return self._hidden(self.latest.month)
        sentences = [self._latest()]
        if self.reading is None:
            sentences.append(spc_reading.TOO_EARLY)
        else:
            sentences += [self.reading.sentence, self.reading.target_sentence]
        return " ".join(filter(None, sentences))

    @property
    def provisional(self) -> str:
        """Which figures are provisional, and what the others are; empty where none is."""
        months = [figure.month for figure in self.known if figure.state == PROVISIONAL]
        if not months:
            return ""
        told = f"Figures of {month_spans(months)} {self.measure.provisional_means}"
        others = self._final if len(months) < len(self.known) else None
        return f"{told}; all others are {others}." if others else f"{told}."

    @property
    def settled(self) -> str:
        """That all figures are final, where the source has a word for it; else empty."""
        if self._final is None or self.provisional or not self.known:
            return ""
        return f"All figures shown are {self._final}."

    @property
    def _final(self) -> str | None:
        return self.measure.words_of_states.get(FINAL)

    @property
    def notes(self) -> tuple[str, ...]:
        """What else is to be told: that all is final, limits, missing months, who is left out."""
        reading = self.reading
        return (
            *([self.settled] if self.settled else []),
            *([self.rule.sentence] if self.rule else []),
            *(reading.notes if reading else [TOO_FEW] if self.known else []),
            *self._crossed(),
            *self._missing(),
            *self._left_out(),
        )

    def _hidden(self, latest: date) -> str:
        of_it = f"figure of {self.place} for {month_name(latest)} is"
        told = of_it if self.known else f"figures of {self.place} are"
        return f"The {told} hidden to protect small numbers."

    def _latest(self) -> str:
        latest = self.known[-1]
        told = self.measure.sentence.format(
            place=self.place,
            value=self.measure.unit.words(self.values[-1]),
            month=month_name(latest.month),
            numerator=format_number(latest.numerator),
            denominator=format_number(latest.denominator),
        )
        if latest.target is None:
            return told
        aim = self.measure.unit.number(as_number(latest.target))
        return f"{told.removesuffix('.')}, against a {self.measure.target.name} of {aim}."

    @property
    def moves(self) -> str:
        """When practices joined or left within the months shown, which may be why it changed."""
        if not self.known or self.measure.counted_by is CountedBy.COMMUNITY:
            return ""
        first, last = self.known[0].month, self.known[-1].month
        crossed = [month for month in self.changes if first < month <= last]
        return f"Practices joined or left: {month_spans(crossed)}." if crossed else ""

    def _crossed(self) -> list[str]:
        return [f"{self.moves} Each month counts those that belonged then."] if self.moves else []

    def _missing(self) -> list[str]:
        return [
            f"{words}: {month_spans(months)}."
            for state, words in MISSING_WORDS.items()
            if (months := [f.month for f in self.shown if f.value is None and f.state == state])
        ]

    def _left_out(self) -> list[str]:
        counts = sorted({figure.left_out for figure in self.known} - {0})
        return [
            f"{_communities(count)} not in it, having no figure: "
            f"{month_spans([figure.month for figure in self.known if figure.left_out == count])}."
            for count in counts
        ]


def as_number(number: Number) -> int | float:
    """A figure for drawing and for files, where exactness ends; whole numbers stay whole."""
    return number if isinstance(number, int) else float(number)


def _hidden(figure: Figure) -> bool:
    return figure.state == SUPPRESSED


def _communities(count: int) -> str:
    """A community that reports through its parts may be left out in part."""
    if count == 1:
        return "1 community or part of a community is"
    return f"{count} communities or parts of communities are"
