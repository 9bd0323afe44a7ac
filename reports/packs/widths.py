"""How the columns of a table on paper and on slides share its width. Pure."""

from collections.abc import Sequence
from typing import Final

# What the edges of a cell take, and letters that are wider than most.
EDGES: Final = 3
LEAST: Final = 12
MOST: Final = 44


def widths_in_letters(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """The letters that each column has room for, which together are the room of the table.

    Columns share it by their longest text, and none gets less than its longest word, which would
    be broken; unless there is no room for so much, or the word is longer than any column.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [_within(LEAST, max(map(len, column)) + EDGES) for column in columns]
    if sum(wanted) <= room:
        return _scaled(wanted, room)
    words = [_within(0, max(map(_longest_word, column)) + EDGES) for column in columns]
    if sum(words) >= room:
        return _scaled(words, room)
    more = [wish - word for wish, word in zip(wanted, words, strict=True)]
    left = (room - sum(words)) / sum(more)
    return [word + each * left for word, each in zip(words, more, strict=True)]


def _within(least: int, letters: int) -> int:
    return min(max(letters, least), MOST)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _scaled(letters: Sequence[int], room: float) -> list[float]:
    return [room * each / sum(letters) for each in letters]
