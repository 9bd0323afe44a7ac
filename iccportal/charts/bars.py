"""Bars over categories: grouped or stacked, upright or lying."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from iccportal.charts import category_names, theme
from iccportal.charts.lines import Series
from iccportal.charts.series import no_figures
from iccportal.charts.theme import Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import Range, extent_of, value_axis

BAR_THICKNESS: Final = 20
LEAST_CATEGORY: Final = 38
# So many letters fit side by side under the bars on a screen of 320 px.
LETTERS_ABREAST: Final = 24
GAP: Final = 4  # pixels before a word in a bar's place
BAR_GAP: Final = 0.25  # between the bars of two categories, as a share of each


@dataclass(frozen=True, kw_only=True)
class BarsFacts:
    """Series over the same categories, drawn from zero; None is a missing figure.

    `category_title` names what the categories are ("Route of access"), where they do not tell it
    themselves as months do; `below` are the labels of ticks under upright bars, where they are
    shorter than the categories. Bars lie where `horizontal` is asked for, and where names under
    upright bars, or words in the place of hidden ones, would collide on a phone.
    """

    categories: Sequence[str]
    series: Sequence[Series]
    unit: Unit
    below: Sequence[str] = ()
    category_title: str = ""
    stacked: bool = False
    horizontal: bool = False

    @property
    def lying(self) -> bool:
        """Whether the bars lie, with their names to the left."""
        longest = max((len(word) for name in self.categories for word in name.split()), default=0)
        too_long = (longest + 1) * len(self.categories) > LETTERS_ABREAST
        abreast = len(self.series) > 1 and not self.stacked
        return self.horizontal or too_long or (abreast and self.has_hidden)

    @property
    def has_hidden(self) -> bool:
        """Whether any figure is hidden."""
        return any(one.hidden for one in self.series)


def bars_chart(facts: BarsFacts, *, compact: bool = False, y_range: Range | None = None) -> Figure:
    """Bars, told apart by pattern as well as by colour; a lone series carries its values."""
    shown = any(value is not None for one in facts.series for value in one.values)
    if not shown and not facts.has_hidden:
        return no_figures((), facts.unit)
    extent = y_range or extent_of(_lengths(facts), from_zero=True)
    values = _value_axis(facts, extent, compact=compact)
    names = _category_axis(facts)
    if facts.lying:  # what the values are is said above the plot, as everywhere
        names |= {"title": values.pop("title")}
    x, y = (values, names) if facts.lying else (names, values)
    layout = theme.layout(x=x, y=y, compact=compact, room="labelled" if facts.lying else "")
    layout |= {
        "barmode": "stack" if facts.stacked else "group",
        "bargap": BAR_GAP,
        "bargroupgap": 0.0,
    }
    if facts.lying:
        if not values["ticktext"]:
            layout["margin"]["b"] -= theme.LINE_HEIGHT
        layout["height"] = _height(facts, layout)
    else:
        layout["margin"] = {**layout["margin"], "b": _room_below(names)}
    layout["annotations"] += [_word(facts, *bar, values["range"]) for bar in _hidden(facts)]
    data = [_bars(facts, place) for place in range(len(facts.series))]
    return {"data": data, "layout": layout}


def _value_axis(facts: BarsFacts, extent: Range, *, compact: bool) -> Figure:
    """The axis along the bars; where each bar carries its value it needs no numbers."""
    axis = value_axis(facts.unit, extent, compact=compact, lying=facts.lying)
    if len(facts.series) == 1:
        axis |= {"tickvals": [], "ticktext": [], "showgrid": False}
    return axis


def _lengths(facts: BarsFacts) -> Sequence[Sequence[float | None]]:
    values = [one.values for one in facts.series]
    if not facts.stacked:
        return values
    return [[sum(v or 0 for v in column) for column in zip(*values, strict=True)]]


def _category_axis(facts: BarsFacts) -> Figure:
    ends = [-0.5, max(len(facts.categories), 1) - 0.5]
    letters = category_names.BESIDE if facts.lying else category_names.BELOW
    short = [] if facts.lying else list(facts.below)
    return {
        "type": "category",
        "title": {"text": "" if facts.lying else facts.category_title},
        # The first category stands at the top of lying bars.
        "range": ends[::-1] if facts.lying else ends,
        "tickmode": "array",
        "tickvals": list(facts.categories),
        "ticktext": short or category_names.in_lines(facts.categories, letters),
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": theme.AXIS,
    }


def _room_below(names: Figure) -> int:
    """Pixels for the names under upright bars and the title under them."""
    lines = max((label.count("<br>") + 1 for label in names["ticktext"]), default=1)
    return (lines + (2 if names["title"]["text"] else 1)) * theme.LINE_HEIGHT


def _height(facts: BarsFacts, layout: Figure) -> int:
    """Pixels for all bars of each category side by side, and for the lines of its name."""
    abreast = 1 if facts.stacked else len(facts.series)
    names = category_names.height(layout["yaxis"]["ticktext"])
    category = max(LEAST_CATEGORY, round(abreast * BAR_THICKNESS / (1 - BAR_GAP)), names)
    margin = layout["margin"]
    return int(margin["t"] + margin["b"] + category * max(len(facts.categories), 1))


def _hidden(facts: BarsFacts) -> Iterator[tuple[float, float]]:
    """The middle of each hidden bar across the categories, and the value that it would begin at."""
    if facts.stacked:
        places = sorted({place for one in facts.series for place in one.hidden})
        yield from ((place, _lengths(facts)[0][place] or 0) for place in places)
        return
    width = (1 - BAR_GAP) / len(facts.series)
    for rank, one in enumerate(facts.series):
        shift = (rank + 0.5) * width - (1 - BAR_GAP) / 2
        yield from ((place + shift, 0) for place in sorted(one.hidden))


def _word(facts: BarsFacts, middle: float, foot: float, scale: Range) -> Figure:
    """A word where the bar would be: nothing at all would be read as nought."""
    across = (middle + 0.5) / len(facts.categories)
    along = (foot - scale[0]) / (scale[1] - scale[0])
    lying = {"x": along, "y": 1 - across, "xanchor": "left", "xshift": GAP}
    upright = {"x": across, "y": along, "yanchor": "bottom"}
    words = f"and {theme.HIDDEN}" if foot else theme.HIDDEN
    return theme.note(words) | (lying if facts.lying else upright)


def _bars(facts: BarsFacts, place: int) -> Figure:
    one = facts.series[place]
    along, across = list(one.values), list(facts.categories)
    trace: Figure = {
        "type": "bar",
        "name": one.name,
        "orientation": "h" if facts.lying else "v",
        "x": along if facts.lying else across,
        "y": across if facts.lying else along,
        "marker": _marker(place),
        "hovertext": _hover(facts, one),
        "hoverinfo": "text",
    }
    return trace | (_labels(facts, one) if len(facts.series) == 1 else {"textposition": "none"})


def _marker(place: int) -> Figure:
    colour = theme.CATEGORIES[place % len(theme.CATEGORIES)]
    pattern = {
        "shape": theme.PATTERNS[place % len(theme.PATTERNS)],
        "bgcolor": colour,
        "fgcolor": theme.BACKGROUND,
        "size": 8,
        "solidity": 0.2,
    }
    return {
        "color": colour,
        "pattern": pattern,
        "line": {"color": theme.BACKGROUND, "width": 1},
    }


def _labels(facts: BarsFacts, one: Series) -> Figure:
    text = ["" if value is None else facts.unit.number(value) for value in one.values]
    return {"text": text, "textposition": "outside", "cliponaxis": False}


def _hover(facts: BarsFacts, one: Series) -> list[str]:
    return [
        "" if value is None else f"{category}, {one.name}: {facts.unit.words(value)}"
        for category, value in zip(facts.categories, one.values, strict=True)
    ]
