"""Communities that closed within the months of an edition: their figures belong to it. Pure."""

from collections.abc import Iterable, Set
from dataclasses import replace

from dashboards.board import Board


def with_closed(board: Board, reporting: Iterable[Set[str]]) -> Board:
    """The board with the communities that closed beside those still open.

    `reporting` are the codes of those that report in each of its months.
    """
    once = set[str]().union(*reporting)
    closed = [place for place in board.register.closed if place.code in once]
    places = sorted(
        (*board.register.places, *closed), key=lambda place: (place.position, place.name)
    )
    return replace(board, register=replace(board.register, places=tuple(places)))
