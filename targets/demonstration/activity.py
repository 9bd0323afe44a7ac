"""Practices' monthly figures, made up so that each month adds up to the published one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import sqrt
from random import Random

from targets.change import rounded_parts
from targets.demonstration.weights import MadePractice, weights


@dataclass(frozen=True)
class TermTime:
    """Communities whose people are here in some months of the year and away in others."""

    communities: Collection[str]
    months: Collection[int]
    factor: float
    away_months: Collection[int]
    away_factor: float

    def of(self, community: str, month: date) -> float:
        """By how much the community's activity is more, or less, than over the year."""
        if community not in self.communities:
            return 1.0
        if month.month in self.months:
            return self.factor
        return self.away_factor if month.month in self.away_months else 1.0


@dataclass(frozen=True)
class SpecialCause:
    """A change of one community's activity, from a month to another, both included."""

    community: str
    first: date
    last: date
    factor: float

    def of(self, community: str, month: date) -> float:
        """By how much the community's activity of the month is changed."""
        holds = community == self.community and self.first <= month <= self.last
        return self.factor if holds else 1.0


@dataclass(frozen=True)
class Story:
    """What makes the made-up figures differ from plain shares."""

    seed: int
    term_time: TermTime
    special_causes: Collection[SpecialCause]


@dataclass(frozen=True, slots=True)
class MadeFigure:
    """One practice's figure of one month."""

    practice: str
    month: date
    count: int


def made_activity(
    practices: Collection[MadePractice], whole: Mapping[date, int], story: Story
) -> Iterator[MadeFigure]:
    """A figure for each practice and month in which it is open; each month adds up to `whole`.

    The same seed gives the same figures, whatever the order of practices and months.
    """
    by_code = {practice.code: practice for practice in practices}
    chance = Random(story.seed)  # noqa: S311 - made-up figures, not secrets
    for month in sorted(whole):
        found = weights(practices, month)
        codes = [code for code in sorted(found) if by_code[code].is_open(month)]
        expected = _expected(
            [found[code] * _factor(by_code[code], month, story) for code in codes], whole[month]
        )
        counts = _adding_up([_by_chance(mean, chance) for mean in expected], whole[month])
        for code, count in zip(codes, counts, strict=True):
            yield MadeFigure(code, month, count)


def _factor(practice: MadePractice, month: date, story: Story) -> float:
    factor = story.term_time.of(practice.community, month)
    for cause in story.special_causes:
        factor *= cause.of(practice.community, month)
    return factor


def _expected(shares: list[float], whole: int) -> list[float]:
    return [whole * share / sum(shares) for share in shares]


def _by_chance(mean: float, chance: Random) -> float:
    """About as far from its mean as counts of admissions are, by its square root; never none."""
    return max(chance.gauss(mean, sqrt(mean)), mean / 2)


def _adding_up(figures: list[float], whole: int) -> list[int]:
    total = sum(map(Fraction, figures)) or Fraction(1)  # a month of nothing is shared out too
    return rounded_parts(*[Fraction(figure) * whole / total for figure in figures])
