"""A rebase beside the one before it: every community's share and figure, and why they moved."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from iccportal.lib.small_numbers import Rule
from targets.change import Change, explain
from targets.windows import PracticeShare


@dataclass(frozen=True)
class SharedQuarter:
    """What is planned for a quarter, and the practices' shares that it is shared out by."""

    planned: int
    shares: Collection[PracticeShare]

    @cached_property
    def total(self) -> int:
        """The whole's activity in the window."""
        return sum(share.activity for share in self.shares)

    @cached_property
    def homes(self) -> Mapping[int, str]:
        """The community that each practice (by id) counts for."""
        return {share.practice: share.community for share in self.shares}

    @cached_property
    def by_community(self) -> Mapping[str, int]:
        """Each community's activity in the window."""
        found: dict[str, int] = defaultdict(int)
        for share in self.shares:
            found[share.community] += share.activity
        return found

    def share(self, community: str) -> Fraction:
        """The community's part of all activity in the window; nothing where it has none."""
        return Fraction(self.by_community.get(community, 0), self.total)


@dataclass(frozen=True)
class Compared:
    """One community's change, and the practices (by id) that joined and left it.

    `groups` are the activities, before and after, of the practices that count for it in one way:
    came from one community, went to one, or did neither.
    """

    community: str
    change: Change
    joined: Collection[int]
    left: Collection[int]
    groups: Collection[int]


def shown_to(
    reads_in_full: Callable[[str], bool], compared: Collection[Compared], rule: Rule
) -> list[Compared]:
    """The same for a reader: what practices brought or took is not told where any of it is small.

    Nor is it then of any other community that the reader does not read in full. The sums of those
    that moved, set beside each other, would tell what one of them brought; and what is left of a
    community's activity is that of the practices that stayed.
    """
    few = any(
        rule.is_small(activity)
        for each in compared
        if not reads_in_full(each.community) and (each.joined or each.left)
        for activity in each.groups
    )
    return [
        replace(each, change=replace(each.change, told_apart=False))
        if few and not reads_in_full(each.community)
        else each
        for each in compared
    ]


def compare(before: SharedQuarter, after: SharedQuarter) -> list[Compared]:
    """Every community of either rebase, by code, with what changed and why.

    A practice has moved if it counts for another community than before; one that only one of the
    rebases knows has opened or closed, and has not.
    """
    moved = [
        practice
        for practice, home in after.homes.items()
        if before.homes.get(practice, home) != home
    ]
    communities = sorted({*before.by_community, *after.by_community})
    return [_compared(community, before, after, moved) for community in communities]


def _compared(
    community: str, before: SharedQuarter, after: SharedQuarter, moved: Iterable[int]
) -> Compared:
    practices = list(moved)
    joined = [practice for practice in practices if after.homes[practice] == community]
    left = [practice for practice in practices if before.homes[practice] == community]
    change = explain(
        before.planned,
        after.planned,
        before.share(community),
        after.share(community),
        joined=Fraction(_activity(joined, after), after.total),
        left=Fraction(_activity(left, before), before.total),
    )
    groups = [
        *_by_home(community, before, after.homes).values(),
        *_by_home(community, after, before.homes).values(),
    ]
    return Compared(community, change, joined, left, groups)


def _by_home(
    community: str, quarter: SharedQuarter, otherwise: Mapping[int, str]
) -> Mapping[str, int]:
    """A community's activity of a quarter by where its practices count at the other rebase.

    Those that only this one knows count as if they had not moved.
    """
    found: dict[str, int] = defaultdict(int)
    for share in quarter.shares:
        if share.community == community:
            found[otherwise.get(share.practice, community)] += share.activity
    return found


def _activity(practices: Collection[int], quarter: SharedQuarter) -> int:
    return sum(share.activity for share in quarter.shares if share.practice in practices)
