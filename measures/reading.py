"""What a provider is asked, what it answers, and where providers are found by name.

A provider is a function that counts something for every reporting community and month, in a
fixed number of queries. The rooms above `measures` give them, each in its `providers.py`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from iccs.membership import Membership as Membership

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of a provider: how many, in one reporting community and month.

    `count` is None where `state` says that there is none; a nought is a final figure.
    """

    community: str
    month: date
    count: int | Fraction | None
    state: str = "final"
    batch: int | None = None


@dataclass(frozen=True)
class Reading:
    """One look at the figures: which months and communities, and by which membership.

    `communities` are codes of communities that report; None means all of them.
    """

    months: Sequence[date]
    communities: Collection[str] | None = None
    membership: Membership = Membership.AS_WAS
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, fetch: Callable[["Reading"], T]) -> T:
        """What `fetch` answers for this reading, asked once however many measures need it."""
        if fetch not in self._kept:
            self._kept[fetch] = fetch(self)
        kept: T = self._kept[fetch]
        return kept

    def with_answers(self, answers: Mapping[Any, Any]) -> "Reading":
        """The same look where these functions, given to `once`, have answers; others ask anew."""
        return replace(self, _kept=dict(answers))

    def take_counts(self, longer: "Reading") -> None:
        """Keep what was counted for a look at more months, as far as it is of these."""
        months = frozenset(self.months)
        for asked, answer in longer._kept.items():
            if isinstance(answer, list) and all(isinstance(one, Count) for one in answer):
                own = [one for one in answer if one.month in months]
                self._kept.setdefault(asked, own)

    def narrowed(self, communities: Collection[str]) -> "Reading":
        """The same look at some of its communities; what was asked before serves both."""
        return replace(self, communities=communities, _kept=dict(self._kept))

    def holds(self, community: str) -> bool:
        """Whether a community's figures are asked for."""
        return self.communities is None or community in self.communities


@dataclass(frozen=True, slots=True)
class Partition:
    """What one provider counts falls into what others count, by their names; all or some of it."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Months whose counts, by community, a plan is shared out by from `start` on.

    `plan` is the provider of targets, `counted` the one that counts.
    """

    plan: str
    counted: str
    start: date
    months: Sequence[date]
    counts: Mapping[str, int]


Provider = Callable[[Reading], list[Count]]
PARTITIONS: list[Partition] = []
WINDOWS: list[Callable[[Reading], list[Window]]] = []
PROVIDERS: dict[str, Provider] = {}
TARGETS: dict[str, Provider] = {}
# By what comes before the colon of a provider's name; they make the provider of what comes after.
FAMILIES: dict[str, Callable[[str], Provider]] = {}


def provider(name: str) -> Callable[[Provider], Provider]:
    """Register a function as the provider that measures know by `name`."""
    return _register(PROVIDERS, name)


def target_provider(name: str) -> Callable[[Provider], Provider]:
    """Register a function as the monthly target of the measures that name it."""
    return _register(TARGETS, name)


def partition(whole: str, *parts: str) -> None:
    """Declare how providers' counts add up, so that no hidden one is found by subtraction.

    The numerator of a percentage is known to be part of its denominator without this.
    """
    PARTITIONS.append(Partition(whole, parts))


def windows(give: Callable[[Reading], list[Window]]) -> Callable[[Reading], list[Window]]:
    """Declare by which months' counts plans are shared out, so that these do not tell of few."""
    WINDOWS.append(give)
    return give


def provider_family(prefix: str, make: Callable[[str], Provider]) -> None:
    """Let measures know providers as `prefix:what`; `make` gives equal ones for equal words."""
    FAMILIES[prefix] = make


def provider_of(name: str) -> Provider:
    """The provider with a name, from a family where the name has a colon."""
    prefix, colon, what = name.partition(":")
    return FAMILIES[prefix](what) if colon else PROVIDERS[name]


def _register(registry: dict[str, Provider], name: str) -> Callable[[Provider], Provider]:
    def keep(function: Provider) -> Provider:
        if name in registry:
            raise ValueError(f'There are two providers named "{name}".')
        registry[name] = function
        return function

    return keep
