"""How a table is laid out on slides: its size, its widths, and over how many slides. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reports.packs.slides.text import CHARACTER, POINTS, height, lines
from reports.packs.widths import widths_in_letters

SIZES: Final = (14, 12, 11)  # points, the preferred first
SIZE_OF_LONG_TABLES: Final = 12
_PADDING: Final = (0.2, 0.1)  # inches across and down that the library leaves in a cell
_STEPS: Final = 8

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table on slides: its rows slide by slide, and what holds for all of them.

    Widths are in inches and the size of letters in points; `on_right` has the columns of numbers.
    """

    headings: Row
    portions: Sequence[Sequence[Row]]
    widths: Sequence[float]
    size: int
    on_right: frozenset[int]

    def height_of(self, row: Row) -> float:
        """How high a row is, in inches."""
        return _height(row, self.widths, self.size)


def lay_out(headings: Row, rows: Sequence[Row], room: tuple[float, float]) -> LaidOut:
    """A table in a room of a width and a height in inches: on one slide if a size allows it.

    Longer ones go on over several slides with about as much on each, one row at least.
    """
    across, down = room
    on_right = frozenset(n for n in range(len(headings)) if any(_is_number(row[n]) for row in rows))
    for size in (*SIZES, SIZE_OF_LONG_TABLES):
        widths = _widths([headings, *rows], across, size)
        left = down - _height(headings, widths, size)
        heights = [_height(row, widths, size) for row in rows]
        if sum(heights) <= left:
            return LaidOut(headings, [rows] if rows else [], widths, size, on_right)
    return LaidOut(
        headings, _even_portions(rows, heights, left), widths, SIZE_OF_LONG_TABLES, on_right
    )


def _even_portions(
    rows: Sequence[Row], heights: Sequence[float], room: float
) -> Sequence[Sequence[Row]]:
    """As few portions as there can be, none much longer than another."""
    fewest = list(_portions(rows, heights, room))
    even = sum(heights) / len(fewest)
    rooms = (even * (1 - step / _STEPS) + room * step / _STEPS for step in range(_STEPS + 1))
    tried = (list(_portions(rows, heights, smaller)) for smaller in rooms)
    return next(portions for portions in tried if len(portions) == len(fewest))


def _portions(
    rows: Sequence[Row], heights: Sequence[float], room: float
) -> Iterator[Sequence[Row]]:
    start, used = 0, 0.0
    for place, needed in enumerate(heights):
        if place > start and used + needed > room:
            yield rows[start:place]
            start, used = place, 0.0
        used += needed
    yield rows[start:]


def _widths(lines: Sequence[Row], across: float, size: int) -> list[float]:
    """The width of each column by its texts, in inches."""
    letters = across * POINTS / (size * CHARACTER)
    return [across * own / letters for own in widths_in_letters(lines, letters)]


def _height(row: Row, widths: Sequence[float], size: int) -> float:
    across, down = _PADDING
    most = max(lines(text, width - across, size) for text, width in zip(row, widths, strict=True))
    return height(most, size) + down


def _is_number(text: str) -> bool:
    return text.removesuffix("%").replace(",", "").replace(".", "").lstrip("−").isdecimal()
