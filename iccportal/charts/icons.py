"""The icons of an SPC chart: what varies, and whether a target will be met.

They follow the vocabulary of Making Data Count and are drawn here; the words beside each say all
that it says.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from iccportal.charts import theme

LETTERS: Final = {
    "improvement_high": "H",
    "improvement_low": "L",
    "concern_high": "H",
    "concern_low": "L",
    "neutral_high": "H",
    "neutral_low": "L",
    "common_cause": "",
    "pass": "P",
    "fail": "F",
    "inconsistent": "?",
}
# The letters as strokes from their lower left corner on: no font is needed, on a page or in a file.
STROKES: Final = {
    "H": "v-11m7 0v11m-7 -6h7",
    "L": "m0 -11v11h7",
    "P": "v-11h4a3 3 0 0 1 0 6h-4",
    "F": "v-11h7m-7 5h5",
    "?": "m0 -8a3.5 3.5 0 1 1 5 3q-1.5 1 -1.5 3m0 2v.5",
}
COLOURS: Final = {
    "improvement": theme.IMPROVEMENT,
    "concern": theme.CONCERN,
    "neutral": theme.NEUTRAL,
    "common": theme.COMMON,
    "pass": theme.IMPROVEMENT,
    "fail": theme.CONCERN,
    "inconsistent": theme.COMMON,
}
# Heights of five points across the icon, by what they show.
LEVEL: Final = (25, 20, 26, 19, 23)
RISING: Final = (28, 29, 23, 17, 13)
FALLING: Final = (16, 15, 21, 27, 31)


@dataclass(frozen=True, kw_only=True)
class Icon:
    """An icon by the reference's name ("improvement_low", "pass") and its meaning in words.

    Raises ValueError for a name that is no icon.
    """

    kind: str
    words: str

    def __post_init__(self) -> None:
        if self.kind not in LETTERS:
            raise ValueError(f"There is no icon named {self.kind}.")

    @property
    def svg(self) -> SafeString:
        """The drawing, hidden from screen readers because the words stand beside it."""
        colour = COLOURS[self.kind.split("_")[0]]
        inner = _target(colour) if self.kind in ("pass", "fail", "inconsistent") else _points(self)
        return mark_safe(  # noqa: S308 - constants alone
            '<svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">'
            f'<circle cx="22" cy="22" r="20" fill="{theme.BACKGROUND}" stroke="{colour}"'
            f' stroke-width="3"/>{inner}{_letter(self.kind)}</svg>'
        )


def _letter(kind: str) -> str:
    """In the corner that the points leave free, or over the wave of a target."""
    if not LETTERS[kind]:
        return ""
    place = "27 35" if kind.endswith("_high") else "27 19" if kind.endswith("_low") else "18.5 18"
    return (
        f'<path d="M{place}{STROKES[LETTERS[kind]]}" fill="none" stroke="{theme.TEXT}"'
        ' stroke-width="2.2"/>'
    )


def _points(icon: Icon) -> str:
    colour = COLOURS[icon.kind.split("_")[0]]
    heights = (
        RISING if icon.kind.endswith("_high") else FALLING if icon.kind.endswith("_low") else LEVEL
    )
    places = [f"{9 + 6 * n} {height}" for n, height in enumerate(heights)]
    line = f'<path d="M{"L".join(places)}" fill="none" stroke="{theme.COMMON}" stroke-width="1.5"/>'
    if colour == theme.COMMON:
        return line + _dots(places, colour)
    return line + _dots(places[:3], theme.COMMON) + _dots(places[3:], colour)


def _dots(places: list[str], colour: str) -> str:
    """Points as strokes without length, with round ends."""
    d = "".join(f"M{place}h0" for place in places)
    return f'<path d="{d}" stroke="{colour}" stroke-width="5.6" stroke-linecap="round"/>'


def _target(colour: str) -> str:
    """A wave of variation under the letter, with the dashed line of the target through it."""
    return (
        f'<path d="M7 29q5 -9 10 0t10 0t10 0" fill="none" stroke="{theme.COMMON}"'
        f' stroke-width="2"/><path d="M6 29H38" stroke="{colour}" stroke-width="2.5"'
        ' stroke-dasharray="4 2.5"/>'
    )
