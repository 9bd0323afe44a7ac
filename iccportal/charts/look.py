"""How a line is drawn, for charts that another program draws: in the theme's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A colour with one of the theme's dashes, symbols or both.

    Without a dash there is no line, and without a symbol there are no marks. The width is in
    points, and the size of a symbol too.
    """

    colour: str
    dash: str = ""
    symbol: str = ""
    width: float = 1.5
    size: int = 5
