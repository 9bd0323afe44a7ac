"""Words in a drawing."""

from html import escape
from typing import Final

from iccportal.charts.theme import LINE_HEIGHT

# Words whose middle is to lie at a height stand so many pixels below it.
HALF_LETTER: Final = 5.5


def stacked(words: str, x: str, y: float, look: str = "") -> str:
    """Words at a place, each of their lines under the one before; `look` are attributes."""
    first, *more = words.split("<br>")
    below = "".join(f'<tspan x="{x}" dy="{LINE_HEIGHT}">{escape(line)}</tspan>' for line in more)
    return f'<text x="{x}" y="{y:.4g}"{look}>{escape(first)}{below}</text>'
