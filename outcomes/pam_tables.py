"""The tables behind the charts of PAM."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from iccportal.lib.coded import Coded
from iccportal.lib.small_numbers import Shown
from iccportal.tables import FiguresTable, Heading, Row, figures_table
from measures.states import HIDDEN_WORD
from outcomes.change import Spread
from outcomes.levels import LEVELS, NAMES
from outcomes.pam_counts import (
    FIRST,
    GAINED,
    HIGHEST,
    JUDGED,
    REPEAT,
    at,
    came_back,
    moved,
)
from outcomes.shares import seen, share

NO_SHARE = "nobody"
ALL = "all"  # in codes: every level
About = Mapping[str, str]


def levels_table(counts: Shown, about: About) -> FiguresTable:
    """People and shares at each level."""
    columns = [
        Heading("level", "Level"),
        Heading("first", "People at first assessment", decimals=0),
        Heading(
            "first_share", "Share at first assessment", decimals=1, unit="%", field="first_percent"
        ),
        Heading("repeat", "People at latest repeat", decimals=0),
        Heading(
            "repeat_share", "Share at latest repeat", decimals=1, unit="%", field="repeat_percent"
        ),
    ]
    rows = [
        _levels_row(
            Coded(f"{level}: {NAMES[level]}", str(level)),
            counts,
            at(FIRST, level),
            at(REPEAT, level),
        )
        for level in LEVELS
    ]
    total = _levels_row(Coded("All levels", ALL), counts, FIRST, REPEAT)
    return figures_table(
        caption="People by level",
        columns=columns,
        rows=[*rows, total | {"is_total": True}],
        about=about,
    )


def _levels_row(name: str, counts: Shown, first: str, repeat: str) -> dict[str, object]:
    return {
        "level": name,
        "first": seen(counts[first]),
        "first_share": _share(counts[first], counts[FIRST]),
        "repeat": seen(counts[repeat]),
        "repeat_share": _share(counts[repeat], counts[REPEAT]),
    }


def movement_table(counts: Shown, about: About) -> FiguresTable:
    """A row for each level at first, a column for each at the latest repeat."""
    columns = [
        Heading("before", "At first assessment", field="level"),
        *(Heading(f"to_{level}", f"Level {level} at latest repeat", 0) for level in LEVELS),
        Heading("all", "All", 0),
    ]
    rows = [
        {
            "before": Coded(f"Level {before}", str(before)),
            **{f"to_{after}": seen(counts[moved(before, after)]) for after in LEVELS},
            "all": seen(counts[came_back(before)]),
        }
        for before in LEVELS
    ]
    total = {
        "before": Coded("All", ALL),
        **{f"to_{after}": seen(counts[at(REPEAT, after)]) for after in LEVELS},
        "all": seen(counts[REPEAT]),
    }
    return figures_table(
        caption="People by level at first and at latest repeat",
        columns=columns,
        rows=[*rows, total | {"is_total": True}],
        about=about,
    )


def change_table(spreads: Sequence[tuple[str, Spread]], about: About) -> FiguresTable:
    """People, quartiles and median of each."""
    columns = [
        Heading("name", "Community", field="place"),
        Heading("people", "People assessed twice", decimals=0),
        Heading("lower", "A quarter changed by less than", decimals=1),
        Heading("median", "Median change", decimals=1),
        Heading("upper", "A quarter changed by more than", decimals=1),
    ]
    rows: list[Row] = [
        {
            "name": name,
            "people": seen(one.people),
            **{part: _quartile(one, value) for part, value in _quartiles(one)},
        }
        for name, one in spreads
    ]
    return figures_table(caption="Change in points", columns=columns, rows=rows, about=about)


def gain_table(gains: Sequence[tuple[str, Shown]], about: About) -> FiguresTable:
    """How many gained enough, of how many, and who was left out."""
    columns = [
        Heading("name", "Community", field="place"),
        Heading("gained", "Gained 3 points or more", decimals=0),
        Heading("people", "Assessed again in 6 to 12 months", decimals=0),
        Heading("share", "Share", decimals=1, unit="%", field="percent"),
        Heading("highest", "Left out: level 4 at the start", decimals=0),
    ]
    rows: list[Row] = [
        {
            "name": name,
            "gained": seen(counts[GAINED]),
            "people": seen(counts[JUDGED]),
            "share": _share(counts[GAINED], counts[JUDGED]),
            "highest": seen(counts[HIGHEST]),
        }
        for name, counts in gains
    ]
    return figures_table(caption="People who gained", columns=columns, rows=rows, about=about)


def _quartile(one: Spread, value: Fraction | None) -> float | str:
    if value is None:
        return HIDDEN_WORD if one.people != 0 else NO_SHARE
    return float(value)


def _quartiles(one: Spread) -> list[tuple[str, Fraction | None]]:
    return [("lower", one.lower), ("median", one.median), ("upper", one.upper)]


def _share(count: int | None, whole: int | None) -> float | str:
    if count is None or whole is None:
        return HIDDEN_WORD
    found = share(count, whole)
    return NO_SHARE if found is None else found
