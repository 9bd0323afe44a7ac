"""How a place stands against its trajectory, month by month and in the year to date. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from iccportal.lib.nhs_calendar import month_name, year_to_date
from iccportal.lib.rounding import format_number
from iccportal.lib.small_numbers import Rule
from measures.figure import Figure
from measures.states import SUPPRESSED


@dataclass(frozen=True, slots=True)
class Total:
    """The actual and the planned figures of some months, added up."""

    first: date
    last: date
    actual: int
    planned: int

    @property
    def difference(self) -> int:
        """Actual less planned."""
        return self.actual - self.planned


@dataclass(frozen=True)
class Standing:
    """A place's figures in order of their months; `name`, which has the place's code, and
    `things` are for sentences.

    What is planned is the figures' target. `rule` is the one for small numbers that the figures
    were released by, None where they are shown in full.
    """

    name: str
    things: str
    figures: Sequence[Figure]
    rule: Rule | None = None

    @cached_property
    def latest(self) -> Figure | None:
        """The last month with a figure."""
        known = [figure for figure in self.figures if figure.value is not None]
        return known[-1] if known else None

    @cached_property
    def year(self) -> Total | None:
        """The financial year up to the latest figure; None unless every month is known."""
        if self.latest is None:
            return None
        wanted = year_to_date(self.latest.month)
        actual = [f.value for f in self._of_year if f.value is not None]
        planned = [f.target for f in self._of_year if f.target is not None]
        if not len(actual) == len(planned) == len(wanted):
            return None
        return Total(wanted[0], wanted[-1], int(sum(actual)), int(sum(planned)))

    @property
    def hides_year(self) -> bool:
        """Whether the year to date is not told because something of a month of it is hidden."""
        return any(f.target_hidden or f.state == SUPPRESSED for f in self._of_year)

    @property
    def _of_year(self) -> list[Figure]:
        wanted = year_to_date(self.latest.month) if self.latest else []
        return [figure for figure in self.figures if figure.month in wanted]

    @property
    def sentence(self) -> str:
        """What a reader should take away."""
        if self.latest is None or self.latest.value is None:
            return f"There are no figures for {self.name} yet."
        month = month_name(self.latest.month)
        told = f"{self.name} had {format_number(self.latest.value)} {self.things} in {month}"
        if self.latest.target_hidden:
            return f"{told}; its trajectory is hidden to protect small numbers."
        if self.latest.target is None:
            return f"{told}; no trajectory was in force."
        told += f", {against_plan(int(self.latest.value), int(self.latest.target))}."
        return f"{told} {self._year_sentence()}"

    def _year_sentence(self) -> str:
        if self.hides_year:
            return (
                "The year to date is not told: a figure or the trajectory of a month of it is "
                "hidden."
            )
        if self.year is None:
            return "The year to date is not known: a month of it has no figure or no trajectory."
        against = against_plan(self.year.actual, self.year.planned)
        return (
            f"In the year to date, from {month_name(self.year.first)}, it had "
            f"{format_number(self.year.actual)}, {against}."
        )


def against_plan(actual: int, planned: int) -> str:
    """The difference in words: "12 fewer than the trajectory of 323".

    Not "than planned": a planned admission is an elective one.
    """
    if actual == planned:
        return f"the same as the trajectory of {format_number(planned)}"
    words = "more" if actual > planned else "fewer"
    difference = format_number(abs(actual - planned))
    return f"{difference} {words} than the trajectory of {format_number(planned)}"
