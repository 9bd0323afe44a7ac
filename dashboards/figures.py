"""The charts of the screens: every measure of one subject, or one measure of every place."""

from collections.abc import Iterable, Sequence

from dashboards.board import Board
from dashboards.subject import Subject, of_place
from iccportal.charts.component import Chart
from measures.charted import Charted
from measures.definition import Measure
from measures.figures import Place, chart, small_multiples
from measures.queries import Sources


def of_each(series: Iterable[Charted], sources: Sources) -> list[Chart]:
    """A chart of each measure's series, one under the other."""
    return [
        chart(charted, sources, Place(charted.measure.code, charted.measure.name))
        for charted in series
    ]


def everywhere(board: Board, measure: Measure, subjects: Sequence[Subject]) -> list[Chart]:
    """Small charts of one measure, a subject each, on one scale."""
    return small_multiples(
        [
            (
                board.charted(measure, subject),
                Place(f"{measure.code}-{subject.code}", subject.name, level=3),
            )
            for subject in subjects
        ],
        board.sources,
    )


def reporting(board: Board) -> list[Subject]:
    """The communities that report, as subjects, in the register's order."""
    return [of_place(place, board.register) for place in board.register.reporting]
