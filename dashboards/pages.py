"""What several screens put together in the same way."""

from collections.abc import Sequence

from django.urls import reverse

from dashboards.board import Board
from dashboards.subject import Subject
from dashboards.tables import standings_table
from iccportal.tables import FiguresTable
from measures.catalogue import catalogue
from measures.definition import Measure


def one_measure(asked: str | None) -> Measure:
    """The measure that a reader asks for, or the catalogue's first."""
    measures = catalogue()
    return measures.get(asked or "") or next(iter(measures.values()))


def standings(board: Board, subjects: Sequence[Subject], all_of_them: Subject) -> FiguresTable:
    """Every measure of the subjects, the whole of them first."""
    columns = [
        (subject.name, page_of(subject), board.all_charted(subject))
        for subject in (all_of_them, *subjects)
    ]
    return standings_table(columns, illustrative=board.illustrative)


def page_of(subject: Subject) -> str:
    """The address of a subject's own charts; several communities together have the whole's."""
    if subject.code is None:
        return reverse("dashboards:whole")
    return reverse("dashboards:community", args=[subject.code])
