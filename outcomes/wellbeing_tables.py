"""The tables behind the charts of wellbeing."""

from collections.abc import Mapping, Sequence

from iccportal.lib.coded import Coded
from iccportal.tables import FiguresTable, Heading, figures_table
from measures.states import HIDDEN_WORD
from outcomes.effect import Effect
from outcomes.sentences import WITH_CARE
from outcomes.shares import seen, share

NO_PAIR = "no pair"
ONE_PAIR = "one pair"


def effects_table(
    naming: Heading, effects: Sequence[tuple[str, Effect]], about: Mapping[str, str]
) -> FiguresTable:
    """What became of the pairs of each; the last row is everybody."""
    columns = [
        naming,
        Heading("pairs", "People with both scores", decimals=0),
        Heading("before", "Mean before", decimals=1),
        Heading("after", "Mean after", decimals=1),
        Heading("change", "Mean change", decimals=1),
        Heading("low", "95% interval from", decimals=1),
        Heading("high", "95% interval to", decimals=1),
        Heading("rose", "Meaningful rise", decimals=0),
        Heading(
            "rose_share", "Share with a meaningful rise", decimals=1, unit="%", field="rose_percent"
        ),
        Heading("same", "Neither", decimals=0),
        Heading("fell", "Meaningful fall", decimals=0),
        Heading("care", "How to read it"),
    ]
    rows = [_row(name, one) for name, one in effects]
    return figures_table(
        caption="Before and after, the same people",
        columns=columns,
        rows=[*rows[:-1], rows[-1] | {"is_total": True}],
        about=about,
    )


def _row(name: str, one: Effect) -> dict[str, object]:
    no_mean = NO_PAIR if one.pairs == 0 else HIDDEN_WORD
    low, high = one.interval or (_no_interval(one), _no_interval(one))
    return {
        "name": name,
        "pairs": seen(one.pairs),
        "before": no_mean if one.before is None else float(one.before),
        "after": no_mean if one.after is None else float(one.after),
        "change": no_mean if one.change is None else float(one.change),
        "low": low,
        "high": high,
        "rose": seen(one.rose),
        "rose_share": _share(one),
        "same": seen(one.same),
        "fell": seen(one.fell),
        "care": Coded(WITH_CARE, "with_care") if one.pairs and one.with_care else "",
    }


def _no_interval(one: Effect) -> str:
    if one.pairs == 0:
        return NO_PAIR
    return ONE_PAIR if one.pairs == 1 else HIDDEN_WORD


def _share(one: Effect) -> float | str:
    if one.rose is None:
        return HIDDEN_WORD
    found = share(one.rose, one.pairs)
    return NO_PAIR if found is None else found
