"""What a reader should take away from the charts of outcomes, in words."""

from collections.abc import Mapping, Sequence
from typing import Final

from iccportal.lib.rounding import format_number, format_percent
from outcomes.change import Gain, Spread
from outcomes.effect import ENOUGH_PAIRS, MEANINGFUL, Effect
from outcomes.levels import LevelSet
from outcomes.scales import SCALES

NOBODY: Final = "Nobody has been assessed twice yet."
WITH_CARE: Final = f"fewer than {ENOUGH_PAIRS} pairs: read with care"
FEW: Final = (
    f"Where fewer than {ENOUGH_PAIRS} people were assessed twice, "
    "much of a difference can be chance."
)
TEAM_ALONE: Final = (
    "Numbers of people are shown in full to those who sign in. "
    "Hide small ones before you hand figures to anybody else."
)
NOT_THE_CAUSE: Final = (
    "A change after a project is not proof that the project brought it about: there is nobody "
    "here to compare with."
)


def levels(first: Sequence[int], repeat: Sequence[int]) -> str:
    """How many people were at levels 3 and 4; counts from level 1 up."""
    if not sum(first):
        return "Nobody has been assessed yet."
    words = (
        f"At level 3 or 4 were {format_percent(sum(first[2:]), sum(first))} of "
        f"{people(sum(first))} at their first assessment"
    )
    if not sum(repeat):
        return f"{words}. {NOBODY}"
    return (
        f"{words} and {format_percent(sum(repeat[2:]), sum(repeat))} of "
        f"{people(sum(repeat))} at their latest repeat."
    )


def movement(moved: Mapping[tuple[int, int], int]) -> str:
    """How many moved up, stayed and moved down; by level before and after."""
    whole = sum(moved.values())
    if not whole:
        return NOBODY
    up = sum(count for (before, after), count in moved.items() if after > before)
    down = sum(count for (before, after), count in moved.items() if after < before)
    return (
        f"Of {people(whole)} assessed twice, {up:,} ({format_percent(up, whole)}) moved to a "
        f"higher level, {whole - up - down:,} stayed at theirs and {down:,} moved to a lower one."
    )


def change(spread: Spread) -> str:
    """The middle of people's changes in score."""
    if spread.median is None:
        return NOBODY
    low, middle, high = (format_number(x, 1) for x in (spread.lower, spread.median, spread.upper))
    return (
        f"The middle one of {people(spread.people)} changed by {middle} points. "
        f"Half of them changed by {low} to {high} points."
    )


def gain(found: Gain) -> str:
    """How many gained enough within a year."""
    if not found.people:
        return "Nobody below level 4 has been assessed again after 6 to 12 months yet."
    return (
        f"Of {people(found.people)} below level 4 at the start and assessed again after 6 to 12 "
        f"months, {found.gained:,} ({format_percent(found.gained, found.people)}) gained 3 points "
        "or more."
    )


def cut_points(levels: LevelSet) -> str:
    """Where the levels begin, and who says so."""
    second, third, fourth = levels.begins
    return (
        f"{levels.name}: level 2 begins at {second}, level 3 at {third} and level 4 at {fourth}. "
        f"{levels.source}."
    )


def effect(instrument: str, found: Effect) -> str:
    """The mean change of everybody's scores on one scale."""
    if found.change is None:
        return NOBODY
    name = SCALES[instrument].name
    words = (
        f"{people(found.pairs)} scored before and after on {name}: on average "
        f"{format_number(found.before, 1)} before and {format_number(found.after, 1)} after, "
        f"a mean change of {format_number(found.change, 1)} points"
    )
    if found.low is not None:
        low, high = format_number(found.low, 1), format_number(found.high, 1)
        words += f" (95% interval {low} to {high})"
    words += f"; {WITH_CARE}." if found.with_care else "."
    return f"{words} {_rose(instrument, found)}"


def _rose(instrument: str, found: Effect) -> str:
    """How many people's own change was a meaningful rise."""
    points = MEANINGFUL[instrument]
    return (
        f"{found.rose:,} of them ({format_percent(found.rose, found.pairs)}) rose by {points} "
        f"{'point' if points == 1 else 'points'} or more."
    )


def people(count: int) -> str:
    """So many people, in words."""
    return "1 person" if count == 1 else f"{count:,} people"


def listed(words: Sequence[str]) -> str:
    """The words as people list them: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
