"""Communities that closed before the end of an edition: their figures belong to it. Pure."""

from collections.abc import Iterable, Set
from dataclasses import replace

from dashboards.board import Board


def with_closed(board: Board, told_of: Iterable[Set[str]]) -> Board:
    """The board with the communities that closed beside those still open.

    Of those that are `told_of`, by their codes: who report in one of the months, or whose people
    were scored ever. What is told of their group tells of them too, so that it has to name them.
    """
    once = set[str]().union(*told_of)
    return replace(board, register=board.register.with_closed(once))
