"""Colours by meaning, symbols, fonts and the layout that every figure begins with.

Each colour has a contrast of at least 3:1 against the white of the page, and no meaning rests on
colour alone: a dash, a symbol or a pattern says the same.
"""

from typing import Any, Final

Figure = dict[str, Any]

FONT_FAMILY: Final = "Arial, sans-serif"
# All words of a chart, its key and its source have the size of the page's smaller text: every
# further size is a font that a browser has to ask the system for before it shows anything.
FONT_SIZE: Final = 16
TEXT: Final = "#212b32"
BACKGROUND: Final = "#ffffff"
GRID: Final = "#d8dde0"
AXIS: Final = "#4c6272"

ACTUAL: Final = "#005eb8"
PLANNED: Final = "#ae2573"
MEAN: Final = "#212b32"
LIMITS: Final = "#5b6b78"
COMMON: Final = "#6b7a86"
IMPROVEMENT: Final = "#005eb8"
CONCERN: Final = "#c75300"
NEUTRAL: Final = "#490092"
MARK: Final = "#4c6272"

CATEGORIES: Final = (
    "#005eb8",
    "#c75300",
    "#330072",
    "#00707a",
    "#ae2573",
    "#5b6b78",
    "#8a6100",
    "#007f3b",
)
DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash")
SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x")
PATTERNS: Final = ("", "/", "x", "-", ".", "\\", "|", "+")

# Left, right, top and bottom room around the plot, in pixels, by the kind of figure. The style
# sheet holds the same left and right room, so that the SVG keeps its margins at every width.
MARGINS: Final = {
    "standard": {"l": 60, "r": 20, "t": 34, "b": 46},
    "compact": {"l": 56, "r": 12, "t": 34, "b": 46},
    "labelled": {"l": 132, "r": 48, "t": 34, "b": 30},
}
HEIGHT: Final = 340
COMPACT_HEIGHT: Final = 230
LINE_HEIGHT: Final = 18
TITLE_SHIFT: Final = 12  # pixels between the plot and the title above it


def layout(*, x: Figure, y: Figure, compact: bool = False, room: str = "") -> Figure:
    """The layout of a figure around its two axes; `room` names the margins if they differ.

    The title of `y` stands above the plot, where it is read without turning one's head.
    """
    margin = {**MARGINS[room or ("compact" if compact else "standard")]}
    title = y.get("title", {"text": ""})
    margin["t"] += LINE_HEIGHT * title["text"].count("<br>")
    return {
        "font": {"family": FONT_FAMILY, "size": FONT_SIZE, "color": TEXT},
        "paper_bgcolor": BACKGROUND,
        "plot_bgcolor": BACKGROUND,
        "height": COMPACT_HEIGHT if compact else HEIGHT,
        "margin": margin,
        "showlegend": False,
        "hovermode": "closest",
        # Dragging scrolls the page on a phone; the toolbar zooms.
        "dragmode": False,
        "xaxis": x,
        "yaxis": {key: value for key, value in y.items() if key != "title"},
        "shapes": [],
        "annotations": [_above(title, margin["l"])] if title["text"] else [],
    }


def _above(title: Figure, left: int) -> Figure:
    """A title of the upright axis, from the left edge of the drawing on."""
    return {
        "text": title["text"],
        "align": "left",
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -left,
        "yshift": TITLE_SHIFT,
        "showarrow": False,
    }


def room_of(figure: Figure) -> str:
    """Which of the margins a figure has, for the box around its drawing."""
    left = figure["layout"]["margin"]["l"]
    return next(name for name, room in MARGINS.items() if room["l"] == left)


def note(text: str) -> Figure:
    """Words in the middle of the plot."""
    return {
        "text": text,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "middle",
        "showarrow": False,
    }


NO_FIGURES: Final = "No figures to show"
HIDDEN: Final = "hidden"  # in the place of what would be drawn of a figure that is not shown
