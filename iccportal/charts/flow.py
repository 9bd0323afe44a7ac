"""How people moved between levels: a stack for each of two times, and bands between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from iccportal.charts import theme
from iccportal.charts.series import no_figures
from iccportal.charts.theme import HIDDEN, Figure
from iccportal.charts.units import Unit
from iccportal.charts.value_axis import title

HEIGHT: Final = 380
# The gap above each level holds its name: as a share of the height of all levels.
GAP: Final = 0.1
NODE: Final = 0.03
CURVE: Final = 10  # straight pieces of each edge of a band
MOSTLY_HIDDEN: Final = "Most of it is hidden:<br>the table has the rest"
UP, SAME, DOWN = "To a higher level", "At the same level", "To a lower level"
# Edges have the full colour; the fill lets bands show through each other.
LOOKS: Final = {
    UP: (theme.IMPROVEMENT, "rgba(0, 94, 184, 0.35)"),
    SAME: (theme.COMMON, "rgba(107, 122, 134, 0.25)"),
    DOWN: (theme.CONCERN, "rgba(199, 83, 0, 0.35)"),
}

Span = tuple[float, float]
Places = list[float | None]


@dataclass(frozen=True, kw_only=True)
class FlowFacts:
    """People by level before and after; `levels` are names from the lowest to the highest.

    `moved` counts by the places of two levels in `levels`; a pair that is absent has nobody. Where
    some are hidden, `told` has what is said of each level, None where that is hidden too.
    """

    levels: Sequence[str]
    moved: Mapping[tuple[int, int], int]
    before: str
    after: str
    unit: Unit
    told: tuple[Sequence[int | None], Sequence[int | None]] | None = None

    @property
    def total(self) -> int:
        """Everybody, as high as the higher of the two stacks."""
        levels = range(len(self.levels))
        return max(sum(self.height(side, level) for level in levels) for side in (0, 1))

    @property
    def has_people(self) -> bool:
        """Whether anybody is at any level, hidden or not."""
        places = product((0, 1), range(len(self.levels)))
        return any(self.at(side, level) != 0 for side, level in places)

    def at(self, side: int, level: int) -> int | None:
        """How many were at a level before (side 0) or after (side 1); None where it is hidden."""
        return self.told[side][level] if self.told else self._drawn(side, level)

    def height(self, side: int, level: int) -> int:
        """How high a level stands: as its people, and no lower than its bands."""
        return max(self.at(side, level) or 0, self._drawn(side, level))

    def words(self, side: int, level: int) -> str:
        """The people of a level, as its name says them."""
        count = self.at(side, level)
        return HIDDEN if count is None else f"{count:,}"

    def _drawn(self, side: int, level: int) -> int:
        return sum(count for pair, count in self.moved.items() if pair[side] == level)


def flow_chart(facts: FlowFacts) -> Figure:
    """The highest level stands at the top; a band is as thick as it has people.

    Where less than half of them can be drawn in bands, the plot says so instead.
    """
    drawn = sum(facts.moved.values())
    if not drawn or 2 * drawn < facts.total:
        return no_figures((), facts.unit, MOSTLY_HIDDEN if facts.has_people else theme.NO_FIGURES)
    sides = (_stack(facts, 0), _stack(facts, 1))
    layout = theme.layout(x=_times(facts), y=_heights(facts), room="compact")
    layout["height"] = HEIGHT
    layout["annotations"] = [note for side in (0, 1) for note in _names(facts, side, sides[side])]
    return {"data": [*_bands(facts, *sides), _nodes(facts, sides)], "layout": layout}


def _gap(facts: FlowFacts) -> float:
    return GAP * facts.total


def _stack(facts: FlowFacts, side: int) -> list[Span]:
    """From where to where each level reaches; gaps lie above each."""
    spans, foot = [], 0.0
    for level in range(len(facts.levels)):
        head = foot + facts.height(side, level)
        spans.append((foot, head))
        foot = head + _gap(facts)
    return spans


def _times(facts: FlowFacts) -> Figure:
    return {
        "range": [0, 1],
        "tickmode": "array",
        "tickvals": [2 * NODE, 1 - 2 * NODE],
        "ticktext": [facts.before.replace(" ", "<br>", 1), facts.after.replace(" ", "<br>", 1)],
        "showgrid": False,
        "zeroline": False,
    }


def _heights(facts: FlowFacts) -> Figure:
    return {
        "title": title(facts.unit, compact=True),
        "range": [0, facts.total + len(facts.levels) * _gap(facts)],
        "tickmode": "array",
        "tickvals": [],
        "ticktext": [],
        "showgrid": False,
        "zeroline": False,
    }


def _names(facts: FlowFacts, side: int, spans: Sequence[Span]) -> Iterator[Figure]:
    whole = facts.total + len(facts.levels) * _gap(facts)
    for level, (_, head) in enumerate(spans):
        yield theme.note(f"{facts.levels[level]}: {facts.words(side, level)}") | {
            "x": side,
            "y": head / whole,
            "xanchor": "right" if side else "left",
            "yanchor": "bottom",
        }


def _bands(facts: FlowFacts, before: Sequence[Span], after: Sequence[Span]) -> Iterator[Figure]:
    """Bands leave and arrive in the order of their other ends, so that few cross."""
    left, right = [foot for foot, _ in before], [foot for foot, _ in after]
    for start, end in sorted(facts.moved):
        count = facts.moved[start, end]
        if count:
            yield _band(facts, start, end, (left[start], right[end]))
            left[start] += count
            right[end] += count


def _band(facts: FlowFacts, start: int, end: int, feet: Span) -> Figure:
    count = facts.moved[start, end]
    name = UP if end > start else DOWN if end < start else SAME
    colour, fill = LOOKS[name]
    x, lower = _edge(*feet)
    upper = [y + count for y in lower]
    words = f"{_words(facts, 0, start)} to {_words(facts, 1, end)}: {facts.unit.words(count)}"
    outline: tuple[Places, Places] = (x + x[::-1] + x[:1], [*lower, *upper[::-1], lower[0]])
    return _area(name, outline, colour, fill) | {
        "text": words,
        "hovertext": [words, *[""] * (len(outline[0]) - 1)],
    }


def _words(facts: FlowFacts, side: int, level: int) -> str:
    time = (facts.before, facts.after)[side]
    return f"{facts.levels[level]} at {time.lower()}"


def _edge(left: float, right: float) -> tuple[Places, list[float]]:
    """A curve between the two stacks, level at both ends."""
    shares = [step / CURVE for step in range(CURVE + 1)]
    x = [NODE + (1 - 2 * NODE) * share for share in shares]
    return [*x], [left + (right - left) * _eased(share) for share in shares]


def _eased(share: float) -> float:
    """From 0 to 1, level for long at both ends, where the names of levels stand."""
    return share**3 * (10 - 15 * share + 6 * share**2)


def _nodes(facts: FlowFacts, sides: Sequence[Sequence[Span]]) -> Figure:
    x: Places = []
    y: Places = []
    hover: list[str] = []
    for side, spans in enumerate(sides):
        near, far = (1 - NODE, 1.0) if side else (0.0, NODE)
        for level, (foot, head) in enumerate(spans):
            x += [near, far, far, near, near, None]
            y += [foot, foot, head, head, foot, None]
            count = facts.at(side, level)
            people = HIDDEN if count is None else facts.unit.words(count)
            hover += [f"{_words(facts, side, level)}: {people}", *[""] * 5]
    return _area("People at each level", (x, y), theme.AXIS, theme.AXIS) | {"hovertext": hover}


def _area(name: str, outline: tuple[Places, Places], colour: str, fill: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": outline[0],
        "y": outline[1],
        "line": {"color": colour, "dash": "solid", "width": 1},
        "fill": "toself",
        "fillcolor": fill,
        "hoveron": "points+fills",
        "hoverinfo": "text",
    }
