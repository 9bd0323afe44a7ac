"""The tables behind the charts of wellbeing."""

from collections.abc import Sequence

from iccportal.tables import FiguresTable, Heading, figures_table
from outcomes.effect import Effect
from outcomes.sentences import WITH_CARE

NO_PAIR = "no pair"
ONE_PAIR = "one pair"


def effects_table(naming: str, effects: Sequence[tuple[str, Effect]]) -> FiguresTable:
    """What became of the pairs of each; the last row is everybody."""
    columns = [
        Heading("name", naming),
        Heading("pairs", "People with both scores", decimals=0),
        Heading("before", "Mean before", decimals=1),
        Heading("after", "Mean after", decimals=1),
        Heading("change", "Mean change", decimals=1),
        Heading("low", "95% interval from", decimals=1),
        Heading("high", "95% interval to", decimals=1),
        Heading("rose", "Meaningful rise", decimals=0),
        Heading("rose_share", "Share with a meaningful rise", decimals=1, unit="%"),
        Heading("same", "Neither", decimals=0),
        Heading("fell", "Meaningful fall", decimals=0),
        Heading("care", "How to read it"),
    ]
    rows = [_row(name, one) for name, one in effects]
    return figures_table(
        caption="Before and after, the same people",
        columns=columns,
        rows=[*rows[:-1], rows[-1] | {"is_total": True}],
    )


def _row(name: str, one: Effect) -> dict[str, object]:
    no_interval = ONE_PAIR if one.pairs else NO_PAIR
    return {
        "name": name,
        "pairs": one.pairs,
        "before": NO_PAIR if one.before is None else float(one.before),
        "after": NO_PAIR if one.after is None else float(one.after),
        "change": NO_PAIR if one.change is None else float(one.change),
        "low": no_interval if one.low is None else one.low,
        "high": no_interval if one.high is None else one.high,
        "rose": one.rose,
        "rose_share": 100 * one.rose / one.pairs if one.pairs else NO_PAIR,
        "same": one.same,
        "fell": one.fell,
        "care": WITH_CARE if one.pairs and one.with_care else "",
    }
