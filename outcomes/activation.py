"""Patient activation of all areas: in full of own communities, as published of the others.

Pages, editions and the feed all release it here, so that no two of them hide different cells.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from iccportal.lib.small_numbers import Rule, Shown, Table
from iccportal.remembered import remembered, snapshot
from measures.makeup import Area
from measures.tabulated import publish
from outcomes.levels import LevelSets
from outcomes.pam_counts import SUMS, TABLE, pam_counts
from outcomes.people import People
from outcomes.queries import Scored


@dataclass(frozen=True)
class Activation:
    """The counts of people by PAM level, and what is shown of them."""

    scored: Scored
    levels: LevelSets
    rule: Rule

    @cached_property
    def used(self) -> LevelSets:
        """The sets of cut-points that anybody is read by."""
        return self.levels.used(one.first.on for one in self.scored.courses())

    def counts_of(self, communities: Collection[str]) -> Table:
        """Every count of the people of some communities."""
        return pam_counts(self.scored.courses(communities), self.levels)

    @cached_property
    def counts(self) -> Mapping[Area, Table]:
        """Every count of every area."""
        return {area: self.counts_of(area) for area in self.scored.makeup.areas}

    @cached_property
    def published(self) -> Mapping[Area, Shown]:
        """What is shown of every area to who does not read it in full."""
        scored = self.scored
        of = self.levels, scored.latest, scored.register.month, tuple(scored.years)
        return remembered(snapshot(), ("activation", *of), self._publish)

    def _publish(self) -> Mapping[Area, Shown]:
        settled = self.scored.beside.settled(self.scored.makeup, TABLE)
        return publish(self.counts, SUMS, self.scored.makeup, self.rule, settled)


@dataclass(frozen=True)
class AsRead:
    """The same as one person reads it, who reads some communities in full."""

    activation: Activation
    reads_in_full: Callable[[str], bool]

    def in_full(self, people: People) -> bool:
        """Whether the person reads all that is told of these people."""
        return all(self.reads_in_full(code) for code in people.communities)

    def table(self, people: People) -> Shown:
        """The counts of these people as the person is shown them."""
        if self.in_full(people):
            return self.activation.counts_of(people.communities)
        return self.activation.published[frozenset(people.communities)]

    def rule_for(self, people: People) -> Rule | None:
        """The rule that these people's counts were released by, if they were."""
        return None if self.in_full(people) else self.activation.rule
