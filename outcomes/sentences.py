"""What a reader should take away from the charts of outcomes, in words."""

from collections.abc import Sequence
from itertools import product
from typing import Final

from iccportal.lib.nhs_calendar import day_label
from iccportal.lib.rounding import format_number, format_percent
from iccportal.lib.small_numbers import Shown
from outcomes.change import Spread
from outcomes.effect import ENOUGH_PAIRS, MEANINGFUL, Effect
from outcomes.levels import LEVELS, LevelSet, LevelSets
from outcomes.pam_counts import FIRST, GAINED, JUDGED, REPEAT, at, moved
from outcomes.scales import SCALES

NOBODY: Final = "Nobody has been assessed twice yet."
WITH_CARE: Final = f"fewer than {ENOUGH_PAIRS} pairs: read with care"
FEW: Final = (
    f"Where fewer than {ENOUGH_PAIRS} people were assessed twice, "
    "much of a difference can be chance."
)
HIDDEN: Final = "What this chart comes to is not told, to protect small numbers."
BY_FIRST: Final = "Levels are by the cut-points in force when each person was first assessed."
NOT_THE_CAUSE: Final = (
    "A change after a project is not proof that the project brought it about: there is nobody "
    "here to compare with."
)


def levels(counts: Shown) -> str:
    """How many people were at levels 3 and 4."""
    if counts[FIRST] == 0:
        return "Nobody has been assessed yet."
    first, repeat = _high(counts, FIRST), _high(counts, REPEAT)
    if first is None:
        return HIDDEN
    words = f"{first} were at level 3 or 4 at their first assessment"
    if counts[REPEAT] == 0:
        return f"{words}. {NOBODY}"
    return f"{words}." if repeat is None else f"{words} and {repeat} at their latest repeat."


def _high(counts: Shown, occasion: str) -> str | None:
    """The share at level 3 or 4, and of how many; None where a number of it is hidden."""
    whole, third, fourth = (counts[one] for one in (occasion, at(occasion, 3), at(occasion, 4)))
    if whole is None or third is None or fourth is None:
        return None
    return f"{format_percent(third + fourth, whole)} of {people(whole)}"


def movement(counts: Shown) -> str:
    """How many moved up, stayed and moved down."""
    moves = {(a, b): counts[moved(a, b)] for a, b in product(LEVELS, LEVELS)}
    whole, shown = counts[REPEAT], {pair: n for pair, n in moves.items() if n is not None}
    if whole == 0:
        return NOBODY
    if whole is None or len(shown) < len(moves):
        return HIDDEN
    up = sum(count for (before, after), count in shown.items() if after > before)
    down = sum(count for (before, after), count in shown.items() if after < before)
    return (
        f"Of {people(whole)} assessed twice, {up:,} ({format_percent(up, whole)}) moved to a "
        f"higher level, {whole - up - down:,} stayed at theirs and {down:,} moved to a lower one."
    )


def change(spread: Spread) -> str:
    """The middle of people's changes in score."""
    if spread.people == 0:
        return NOBODY
    if spread.people is None or spread.median is None:
        return HIDDEN
    low, middle, high = (format_number(x, 1) for x in (spread.lower, spread.median, spread.upper))
    return (
        f"The median change of {people(spread.people)} was {middle} points. "
        f"Half of them changed by {low} to {high} points."
    )


def gain(counts: Shown) -> str:
    """How many gained enough within a year."""
    gained, judged = counts[GAINED], counts[JUDGED]
    if judged == 0:
        return "Nobody below level 4 has been assessed again after 6 to 12 months yet."
    if gained is None or judged is None:
        return HIDDEN
    return (
        f"Of {people(judged)} below level 4 at the start and assessed again after 6 to 12 "
        f"months, {gained:,} ({format_percent(gained, judged)}) gained 3 points or more."
    )


def cut_points(sets: LevelSets) -> str:
    """Where the levels begin, and who says so; of several sets also from when each holds."""
    told = [_cut_points(one) for one in sets.sets]
    if len(told) == 1:
        return told[0]
    return f"{BY_FIRST} {' '.join(map(_dated, sets.sets, told))}"


def _cut_points(levels: LevelSet) -> str:
    second, third, fourth = levels.begins
    return (
        f"{levels.name}: level 2 begins at {second}, level 3 at {third} and level 4 at {fourth}. "
        f"{levels.source}."
    )


def _dated(levels: LevelSet, told: str) -> str:
    return f"From {day_label(levels.valid_from)}, {told}" if levels.valid_from else told


def effect(instrument: str, found: Effect) -> str:
    """The mean change of everybody's scores on one scale."""
    if found.is_hidden or found.pairs is None:
        return HIDDEN
    if found.change is None:
        return NOBODY
    words = (
        f"{people(found.pairs)} scored before and after on {SCALES[instrument].name}: "
        f"{_means(found)}a mean change of {format_number(found.change, 1)} points"
    )
    if found.interval:
        low, high = (format_number(end, 1) for end in found.interval)
        words += f" (95% interval {low} to {high})"
    words += f"; {WITH_CARE}." if found.with_care else "."
    return f"{words} {_rose(instrument, found)}".rstrip()


def _means(found: Effect) -> str:
    """The means before and after; nothing where they are hidden."""
    if found.before is None or found.after is None:
        return ""
    before, after = (format_number(mean, 1) for mean in (found.before, found.after))
    return f"on average {before} before and {after} after, "


def _rose(instrument: str, found: Effect) -> str:
    """How many people's own change was a meaningful rise; nothing where that is hidden."""
    if found.rose is None:
        return ""
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
