"""Runs a definition's worked example through the arithmetic that all figures go through. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.rounding import rounded
from measures.definition import Given, Measure
from measures.figure import Figure, figure, over_time, roll_up
from measures.reading import Count
from measures.states import FINAL, NOT_SENT


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of the example: what it is of, as worked out, and the value that is stated."""

    words: str
    figure: Figure
    stated: Decimal | None

    def agrees(self, decimals: int) -> bool:
        """Whether the value, rounded as people see it, is the one stated."""
        if self.figure.value is None or self.stated is None:
            return self.figure.value is None and self.stated is None
        return rounded(self.figure.value, decimals) == self.stated


def steps(measure: Measure) -> list[Step]:
    """Each figure given, then communities together by month, then months together."""
    example = measure.example
    figures = [_figure(measure, given) for given in example.given]
    return [
        *(
            Step(f"{_place(each.community)}, {month_label(each.month)}", each, given.value)
            for each, given in zip(figures, example.given, strict=True)
        ),
        *(
            Step(f"All, {month_label(each.month)}", each, example.over_communities[each.month])
            for each in roll_up(figures, measure)
        ),
        *(
            Step(f"{_place(each.community)}, all months", each, example.over_time[each.community])
            for each in over_time(figures, measure)
        ),
    ]


def _figure(measure: Measure, given: Given) -> Figure:
    bottom = None
    if measure.denominator is not None:
        bottom = _count(given.community, given.month, given.denominator)
    return figure(measure, _count(given.community, given.month, given.numerator), bottom)


def _count(community: str, month: date, count: int | None) -> Count:
    return Count(community, month, count, NOT_SENT if count is None else FINAL)


def _place(code: str) -> str:
    return code.capitalize()
