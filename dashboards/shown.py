"""A subject's series as a screen shows them, each with the way to its chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from dashboards.audience import audience
from dashboards.board import Board
from dashboards.subject import Subject
from iccs.access import Access
from measures.charted import Charted
from measures.definition import Combining, Measure


@dataclass(frozen=True, slots=True)
class Shown:
    """One measure of one subject. `address` is its chart's, None where it is charted nowhere."""

    subject: Subject
    charted: Charted
    address: str | None
    illustrative: bool

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.charted.measure


def shown(board: Board, subject: Subject, access: Access, period: dict[str, str]) -> list[Shown]:
    """Every measure of a subject, as a person reads it; `period` is what the address asks for."""
    return [
        Shown(
            subject,
            board.charted(measure, subject, audience(access, subject, measure)),
            chart_address(measure, subject, period),
            measure.code in board.illustrative,
        )
        for measure in board.measures
    ]


def chart_address(measure: Measure, subject: Subject, period: dict[str, str]) -> str | None:
    """Where the measure of the subject is charted, for the same months."""
    if subject.group is not None:
        page = reverse("dashboards:group", args=[subject.group])
        return f"{page}?{urlencode({**period, 'measure': measure.code})}#measure"
    if subject.community is not None:
        page = reverse("dashboards:community", args=[subject.community])
    elif tells_of_whole(measure):
        page = reverse("dashboards:whole")
    else:
        return None
    return f"{page}{'?' if period else ''}{urlencode(period)}#{measure.code}"


def tells_of_whole(measure: Measure) -> bool:
    """Whether the measure says anything of the whole; its share of itself does not."""
    return measure.over_communities is not Combining.SHARE_OF_WHOLE


def of_measure(measure: Measure, subjects: Sequence[Sequence[Shown]]) -> list[Shown]:
    """One measure of each subject."""
    return [one for each in subjects for one in each if one.measure == measure]
