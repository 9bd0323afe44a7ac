"""What a measure is: the record that everything which shows figures goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from iccportal.charts.units import Unit
from iccportal.lib.nhs_calendar import MONTH_NAMES


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"

    @property
    def words(self) -> str:
        """For people."""
        return {
            Direction.INCREASE: "Higher is better",
            Direction.DECREASE: "Lower is better",
            Direction.NEUTRAL: "Neither higher nor lower is better",
        }[self]


class Combining(StrEnum):
    """How figures of several communities, or of several months, make one."""

    SUM = "sum"
    # of months alone, where each counts what is held at its end
    LATEST = "latest"
    RATIO_OF_SUMS = "ratio_of_sums"
    # every community's denominator is the same whole, which counts once
    SHARE_OF_WHOLE = "share_of_whole"

    @property
    def words(self) -> str:
        """For people."""
        return {
            Combining.SUM: "The counts are added up",
            Combining.LATEST: "The latest month stands for all: it counts what is held at its end",
            Combining.RATIO_OF_SUMS: "Numerators and denominators are added up, then divided",
            Combining.SHARE_OF_WHOLE: "Numerators are added up, and the whole counts once",
        }[self]


class Missing(StrEnum):
    """What several communities together have where one of them has no figure."""

    NO_FIGURE = "no_figure"
    LEFT_OUT = "left_out"

    @property
    def words(self) -> str:
        """For people."""
        return {
            Missing.NO_FIGURE: "There is no figure for communities together unless all have one.",
            Missing.LEFT_OUT: "Communities without a figure are left out, and the chart says so.",
        }[self]


class CountedBy(StrEnum):
    """What the source counts, and so whether membership matters to a figure."""

    PRACTICE = "practice"
    COMMUNITY = "community"
    # the source tells the community, and what is divided by follows the practices
    COMMUNITY_OVER_LISTS = "community_over_lists"

    @property
    def words(self) -> str:
        """For people."""
        return {
            CountedBy.PRACTICE: "Practice: a community has the figures of its practices",
            CountedBy.COMMUNITY: "Community: the source says which community a figure is of",
            CountedBy.COMMUNITY_OVER_LISTS: "Community, and it is divided by the people on the "
            "lists of the practices that belonged to it",
        }[self]


class TargetMethod(StrEnum):
    """Where a month's target comes from."""

    NONE = "none"
    FIXED = "fixed"
    PROFILE = "profile"
    APPORTIONED = "apportioned"

    @property
    def words(self) -> str:
        """For people."""
        return {
            TargetMethod.NONE: "No target",
            TargetMethod.FIXED: "One figure for every month",
            TargetMethod.PROFILE: "A figure for each month of the year",
            TargetMethod.APPORTIONED: "A share of the whole system’s trajectory",
        }[self]


class Suppression(StrEnum):
    """What is done about small numbers where figures leave the team."""

    NONE = "none"
    PEOPLE = "people"

    @property
    def words(self) -> str:
        """For people."""
        return {
            Suppression.NONE: "None: these are not counts of a few people.",
            Suppression.PEOPLE: "Shown in full to the team. Outside it, small numbers are hidden, "
            "as is what would give them away, and the others are rounded.",
        }[self]


@dataclass(frozen=True, slots=True)
class Part:
    """A numerator or a denominator: who counts it, and what it is called in a table.

    `source` is told below charts where the counts come in no batch, such as practices' lists.
    `part_of` is the provider whose counts these can never exceed, where there is one.
    """

    provider: str
    name: str
    description: str
    source: str | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The target: `value` where it is fixed, twelve values (April first) for a profile."""

    method: TargetMethod
    name: str = "target"
    provider: str = ""
    value: Decimal | None = None
    profile: tuple[Decimal, ...] = ()

    def in_month(self, month: date) -> Fraction | None:
        """The target of a month that the definition itself tells; None if it tells none."""
        if self.method is TargetMethod.PROFILE:
            return Fraction(self.profile[(month.month - 4) % 12])
        return None if self.value is None else Fraction(self.value)


@dataclass(frozen=True, slots=True)
class Given:
    """One figure of a worked example; None is a count that is missing."""

    community: str
    month: date
    numerator: int | None
    denominator: int | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Example:
    """Counts, the values they give, and what they give together; values as shown to people."""

    given: tuple[Given, ...]
    over_communities: Mapping[date, Decimal | None]
    over_time: Mapping[str, Decimal | None]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A definition. `multiplier` turns the ratio into the unit: 1000 for "per 1,000"."""

    code: str
    name: str
    short_name: str
    question: str
    why_it_matters: str
    numerator: Part
    denominator: Part | None
    unit: Unit
    multiplier: int
    sentence: str  # of one figure, with {place}, {value}, {month}, {numerator}, {denominator}
    over_time: Combining
    over_communities: Combining
    missing_communities: Missing
    period: str
    counted_by: CountedBy
    direction: Direction
    direction_reason: str
    source: str
    source_owner: str
    refresh: str
    suppression: Suppression
    chart_months: int
    target: Target
    caveats: tuple[str, ...]
    owner: str
    checker: str
    approved_on: date
    review_by: date
    valid_from: date
    valid_to: date | None
    example: Example
    section: str = ""  # measures of a section are shown on a screen of their own
    words_of_states: Mapping[str, str] = field(default_factory=dict)  # where a source has its own
    provisional_means: str = "may still change"  # said of figures: "Figures of May 2020 may ..."
    adds_up_from: tuple[Part, ...] = ()  # of a count: others that people say make it up, if any

    @property
    def parts(self) -> list[Part]:
        """The numerator, and the denominator where there is one."""
        return [self.numerator] if self.denominator is None else [self.numerator, self.denominator]

    @property
    def formula(self) -> str:
        """How a value comes of its counts, for people."""
        if self.denominator is None:
            return self.numerator.name
        return f"{self.numerator.name} ÷ {self.denominator.name} × {self.multiplier:,}"

    @property
    def made_of(self) -> str:
        """What people say makes the count up, for people; empty where they say nothing."""
        return " + ".join(part.name for part in self.adds_up_from)

    @property
    def aim(self) -> str:
        """The target that the definition itself tells, for people; empty where it tells none."""
        target = self.target
        if target.value is not None:
            return f"{self.unit.words(float(target.value))} in every month"
        return ", ".join(
            f"{MONTH_NAMES[(place + 3) % 12]} {self.unit.number(float(value))}"
            for place, value in enumerate(target.profile)
        )
