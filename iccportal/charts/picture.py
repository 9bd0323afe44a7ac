"""A figure as a picture that stands alone: an SVG of one width with its words in it, and a PNG.

On a page the words around a chart are text of the page. A picture leaves the page, so that the
heading, the sentence, the key and the source go with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from textwrap import wrap
from typing import Final

import resvg_py

from iccportal.charts import theme
from iccportal.charts.icons import Icon
from iccportal.charts.legend import WIDTH as SAMPLE_WIDTH
from iccportal.charts.legend import samples
from iccportal.charts.svg import render
from iccportal.charts.theme import Figure
from iccportal.lib.xml_text import in_xml

WIDTH: Final = 760
MARGIN: Final = 12
LINE: Final = 20
# Arial's letters are on average so wide, as a share of their size; wide enough for any line.
LETTER: Final = 0.55
GAP: Final = 16
ABOVE_KEY: Final = 6
SHARPNESS: Final = 1.5  # pixels of a PNG to each of the SVG's
ICON_SHARPNESS: Final = 3.0
# Letters from here on (Arabic and what follows) are not in the font that comes with the portal.
BEYOND_THE_FONT: Final = "\u0600"


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of one size, above or below a chart."""

    text: str
    size: int = theme.FONT_SIZE


def picture(
    figure: Figure,
    *,
    title: str,
    description: str,
    above: Sequence[Words] = (),
    below: Sequence[Words] = (),
) -> str:
    """The figure with its key, and words above and below it; `title` and `description` are read
    out in place of the drawing.
    """
    margin = figure["layout"]["margin"]
    parts, y = [], float(MARGIN)
    for block in (*map(_lines, above), _key(figure)):
        drawn, height = block
        parts.append(_moved(drawn, y))
        y += height
    chart = render(figure, key="picture", title=title, description=description)
    x, plot = MARGIN + margin["l"], WIDTH - 2 * MARGIN - margin["l"] - margin["r"]
    parts.append(f'<svg x="{x}" y="{y}" width="{plot}" overflow="visible">{chart}</svg>')
    y += figure["layout"]["height"]
    for drawn, height in map(_lines, below):
        parts.append(_moved(drawn, y))
        y += height
    return in_xml(_whole("".join(parts), y + MARGIN))


def png(svg: str, sharpness: float = SHARPNESS) -> bytes:
    """A picture in pixels, so many of them to each of the SVG's."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=sharpness,
            font_files=[_font()],
            font_family="Arimo",
            sans_serif_family="Arimo",
            skip_system_fonts=max(svg) < BEYOND_THE_FONT,
        )
    )


@cache
def icon_png(icon: Icon) -> bytes:
    """An icon in pixels, `ICON_SHARPNESS` to each of its own."""
    alone = icon.svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return png(alone, ICON_SHARPNESS)


@cache
def _font() -> str:
    """Arimo, which is as wide as Arial, letter by letter."""
    return str(files("fontpkg_arimo") / "files" / "Arimo[wght].ttf")


def _whole(drawn: str, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}"'
        f' viewBox="0 0 {WIDTH} {height:g}" font-family="{theme.FONT_FAMILY}"'
        f' font-size="{theme.FONT_SIZE}" fill="{theme.TEXT}">'
        f'<rect width="{WIDTH}" height="{height:g}" fill="{theme.BACKGROUND}"/>{drawn}</svg>'
    )


def _moved(drawn: str, y: float) -> str:
    return f'<g transform="translate(0,{y:g})">{drawn}</g>' if drawn else ""


def _lines(words: Words) -> tuple[str, float]:
    """Words in as many lines as they need, and how high these are."""
    letters = int((WIDTH - 2 * MARGIN) / (LETTER * words.size))
    lines, height = wrap(words.text, letters), words.size * 1.4
    drawn = "".join(
        f'<text x="{MARGIN}" y="{height * n + words.size:g}" font-size="{words.size}">'
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    )
    return drawn, height * len(lines)


def _key(figure: Figure) -> tuple[str, float]:
    """The key of the figure, in as many rows as it needs, and how high these are."""
    placed = list(_placed(samples(figure, key="picture")))
    rows = placed[-1][1] + 1 if placed else 0
    drawn = "".join(
        f'<g transform="translate({x:g},{row * LINE + ABOVE_KEY})">{sample}'
        f'<text x="{SAMPLE_WIDTH + 6}" y="13">{escape(name)}</text></g>'
        for x, row, sample, name in placed
    )
    return drawn, rows * LINE + ABOVE_KEY


def _placed(entries: Sequence[tuple[str, str]]) -> Iterator[tuple[float, int, str, str]]:
    """Each sample with its name, from left to right and on in the next row."""
    x, row = float(MARGIN), 0
    for sample, name in entries:
        width = SAMPLE_WIDTH + 6 + LETTER * theme.FONT_SIZE * len(name) + GAP
        if x > MARGIN and x + width > WIDTH:
            x, row = float(MARGIN), row + 1
        yield x, row, sample, name
        x += width
