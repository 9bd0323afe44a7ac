"""The charts of the screens: every measure of one subject, or one measure of every place."""

from collections.abc import Sequence

from dashboards.board import Board
from dashboards.subject import Subject, of_place
from iccportal.charts.component import Chart
from measures.definition import Measure
from measures.figures import Place, chart, small_multiples


def all_measures(board: Board, subject: Subject) -> list[Chart]:
    """A chart of every measure of the subject."""
    return [
        chart(charted, board.sources, Place(charted.measure.code, charted.measure.name))
        for charted in board.all_charted(subject)
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
