"""The counts behind figures: the same count has the same cell, whichever chart shows it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from measures.definition import Combining, Measure
from measures.figure import Figure, is_known, roll_up
from measures.makeup import Area

WHOLE = ""  # the communities of a count of the whole system, which stands on every row


class Cell(NamedTuple):
    """A count: of which month, by which provider, and of which communities together.

    Communities are codes in order, with "+" between. Whatever shows the same count has one cell.
    """

    month: date
    provider: str
    communities: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A true figure and the cells of its counts; None where it has no such count."""

    figure: Figure
    numerator: Cell | None
    denominator: Cell | None


Shelf = dict[tuple[str, Area], list[Counted]]  # by the measure's code and the area


def shelf_of(
    measures: Iterable[Measure], figures: Mapping[str, Sequence[Figure]], areas: Iterable[Area]
) -> Shelf:
    """The figures of each measure and area, in order of their months, with their cells."""
    return {
        (measure.code, area): _counted(measure, area, figures[measure.code])
        for measure in measures
        for area in areas
    }


def _counted(measure: Measure, area: Area, figures: Sequence[Figure]) -> list[Counted]:
    own = [figure for figure in figures if figure.community in area]
    if len(area) == 1:
        return [_with_cells(measure, figure, [figure.community]) for figure in own]
    taking_part: defaultdict[date, list[str]] = defaultdict(list)
    for figure in own:
        if is_known(figure, measure):
            taking_part[figure.month].append(figure.community)
    return [_with_cells(measure, one, taking_part[one.month]) for one in roll_up(own, measure)]


def _with_cells(measure: Measure, figure: Figure, communities: Iterable[str]) -> Counted:
    codes = "+".join(sorted(communities))
    top = bottom = None
    if figure.numerator is not None:
        top = Cell(figure.month, measure.numerator.provider, codes)
    if measure.denominator is not None and figure.denominator is not None:
        of = WHOLE if is_share(measure) else codes
        bottom = Cell(figure.month, measure.denominator.provider, of)
    return Counted(figure, top, bottom)


def is_share(measure: Measure) -> bool:
    """Whether every place's denominator is the same whole."""
    return measure.over_communities is Combining.SHARE_OF_WHOLE
