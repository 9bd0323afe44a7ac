"""Draws a figure as inline SVG: the part of Plotly's schema that the portal's charts use.

Across, everything is placed in percent of the plot's width, so that the drawing fills its box at
any width while its text keeps its size; down, in pixels. Left and right room is given by the box
around it (`chart__drawing` in the style sheet), into which the labels reach. Looks are
presentation attributes alone, which a strict style policy allows.
"""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from iccportal.charts import theme
from iccportal.charts.svg.axes import draw_ground, draw_labels
from iccportal.charts.svg.bars import draw_bars
from iccportal.charts.svg.lines import draw_lines, draw_symbols
from iccportal.charts.svg.notes import draw_annotations, draw_shapes
from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.stretched import box
from iccportal.charts.svg.symbols import definitions
from iccportal.charts.theme import Figure


def render(figure: Figure, *, key: str, title: str, description: str) -> SafeString:
    """The figure as an `<svg>` element; `key` makes its ids unique on the page."""
    plot = Plot.of(figure["layout"])
    layout, data = figure["layout"], figure["data"]
    ground, lines = draw_ground(layout, plot), draw_lines(data, plot)
    bars = draw_bars(data, layout, plot, key)
    parts = (
        _opening(layout["height"], title, description),
        definitions(data, key),
        box(plot, ground) + bars + box(plot, lines) if bars else box(plot, ground + lines),
        draw_labels(layout, plot),
        draw_shapes(layout["shapes"], plot),
        draw_symbols(data, plot, key),
        draw_annotations(layout["annotations"], plot),
        "</svg>",
    )
    return mark_safe("".join(parts))  # noqa: S308 - every text in it has been escaped


def _opening(height: int, title: str, description: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart__svg" role="img"'
        f' aria-label="{escape(title)}. {escape(description)}" width="100%" height="{height}"'
        f' overflow="visible" font-size="{theme.FONT_SIZE}" fill="{theme.TEXT}">'
    )
