"""Names of categories beside or below a plot, in lines that fit there on a phone."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from iccportal.charts.theme import LINE_HEIGHT

# Letters in a line: below upright bars, and to the left of lying ones.
BELOW: Final = 7
BESIDE: Final = 14


def in_lines(names: Sequence[str], letters: int) -> list[str]:
    """Each name in lines of at most so many letters, or of one longer word, for a tick's text."""
    return ["<br>".join(wrap(name, letters, break_long_words=False)) for name in names]


def height(labels: Sequence[str]) -> float:
    """Pixels that the tallest of names in lines takes, and half a line to the next one."""
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    return (lines + 0.5) * LINE_HEIGHT
