"""The tables behind the charts of PAM."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from iccportal.tables import FiguresTable, Heading, Row, figures_table
from outcomes.change import Gain, Spread
from outcomes.levels import LEVELS, NAMES

NO_SHARE = "nobody"


def levels_table(first: Sequence[int], repeat: Sequence[int]) -> FiguresTable:
    """People and shares at each level; counts from level 1 up."""
    columns = [
        Heading("level", "Level"),
        Heading("first", "People at first assessment", decimals=0),
        Heading("first_share", "Share at first assessment", decimals=1, unit="%"),
        Heading("repeat", "People at latest repeat", decimals=0),
        Heading("repeat_share", "Share at latest repeat", decimals=1, unit="%"),
    ]
    names = [f"{level}: {NAMES[level]}" for level in LEVELS]
    rows = [_levels_row(*row, first, repeat) for row in zip(names, first, repeat, strict=True)]
    total = _levels_row("All levels", sum(first), sum(repeat), first, repeat)
    return figures_table(
        caption="People by level", columns=columns, rows=[*rows, total | {"is_total": True}]
    )


def _levels_row(
    name: str, first: int, repeat: int, firsts: Sequence[int], repeats: Sequence[int]
) -> dict[str, object]:
    return {
        "level": name,
        "first": first,
        "first_share": _share(first, sum(firsts)),
        "repeat": repeat,
        "repeat_share": _share(repeat, sum(repeats)),
    }


def movement_table(moved: Mapping[tuple[int, int], int]) -> FiguresTable:
    """A row for each level at first, a column for each at the latest repeat."""
    columns = [
        Heading("before", "At first assessment"),
        *(Heading(f"to_{level}", f"Level {level} at latest repeat", 0) for level in LEVELS),
        Heading("all", "All", 0),
    ]
    rows = [_movement_row(f"Level {before}", moved, [before]) for before in LEVELS]
    total = _movement_row("All", moved, LEVELS)
    return figures_table(
        caption="People by level at first and at latest repeat",
        columns=columns,
        rows=[*rows, total | {"is_total": True}],
    )


def _movement_row(
    name: str, moved: Mapping[tuple[int, int], int], befores: Sequence[int]
) -> dict[str, object]:
    counts = [sum(moved.get((before, after), 0) for before in befores) for after in LEVELS]
    cells = {f"to_{level}": count for level, count in zip(LEVELS, counts, strict=True)}
    return {"before": name, **cells, "all": sum(counts)}


def change_table(spreads: Sequence[tuple[str, Spread]]) -> FiguresTable:
    """People, quartiles and median of each."""
    columns = [
        Heading("name", "Community"),
        Heading("people", "People assessed twice", decimals=0),
        Heading("lower", "A quarter changed by less than", decimals=1),
        Heading("median", "Median change", decimals=1),
        Heading("upper", "A quarter changed by more than", decimals=1),
    ]
    rows: list[Row] = [
        {
            "name": name,
            "people": one.people,
            **{
                part: NO_SHARE if value is None else float(value) for part, value in _quartiles(one)
            },
        }
        for name, one in spreads
    ]
    return figures_table(caption="Change in points", columns=columns, rows=rows)


def gain_table(gains: Sequence[tuple[str, Gain]]) -> FiguresTable:
    """How many gained enough, of how many, and who was left out."""
    columns = [
        Heading("name", "Community"),
        Heading("gained", "Gained 3 points or more", decimals=0),
        Heading("people", "Assessed again in 6 to 12 months", decimals=0),
        Heading("share", "Share", decimals=1, unit="%"),
        Heading("highest", "Left out: level 4 at the start", decimals=0),
    ]
    rows: list[Row] = [
        {
            "name": name,
            "gained": one.gained,
            "people": one.people,
            "share": _share(one.gained, one.people),
            "highest": one.at_highest,
        }
        for name, one in gains
    ]
    return figures_table(caption="People who gained", columns=columns, rows=rows)


def _quartiles(one: Spread) -> list[tuple[str, Fraction | None]]:
    return [("lower", one.lower), ("median", one.median), ("upper", one.upper)]


def _share(count: int, whole: int) -> float | str:
    return 100 * count / whole if whole else NO_SHARE
