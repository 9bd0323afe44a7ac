"""Lines across the plot and words on it."""

from iccportal.charts.svg.lines import dash_array
from iccportal.charts.svg.place import Plot
from iccportal.charts.svg.words import HALF_LETTER, stacked
from iccportal.charts.theme import LINE_HEIGHT, Figure

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
GAP_BELOW = 3


def draw_shapes(shapes: list[Figure], plot: Plot) -> str:
    """Upright lines over the whole height of the plot."""
    return "".join(_upright_line(shape, plot) for shape in shapes)


def _upright_line(shape: Figure, plot: Plot) -> str:
    x, line = f"{plot.across(shape['x0']):.4g}%", shape["line"]
    return (
        f'<line data-shape="" x1="{x}" x2="{x}" y1="{plot.top}" y2="{plot.top + plot.height}"'
        f' stroke="{line["color"]}" stroke-width="{line["width"]}"'
        f"{dash_array(line['dash'], line['width'])}/>"
    )


def draw_annotations(annotations: list[Figure], plot: Plot) -> str:
    """Words placed by the scale of months or by share of the plot, down always by share."""
    return "".join(_words(one, plot) for one in annotations)


def _words(one: Figure, plot: Plot) -> str:
    across = 100 * one["x"] if one["xref"] == "paper" else plot.across(one["x"])
    down = plot.top + plot.height * (1 - one["y"]) - one.get("yshift", 0)
    drop = HALF_LETTER if one["yanchor"] == "middle" else -GAP_BELOW
    drop -= LINE_HEIGHT * one["text"].count("<br>")
    shift = f' transform="translate({one["xshift"]})"' if "xshift" in one else ""
    colour = f' fill="{one["font"]["color"]}"' if "font" in one else ""
    look = f' data-annotation="" text-anchor="{ANCHORS[one["xanchor"]]}"{colour}{shift}'
    return stacked(one["text"], f"{across:.4g}%", down + drop, look)
