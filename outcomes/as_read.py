"""Outcomes as one person reads them: in full of own communities, as published of the others."""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

from iccportal.lib.small_numbers import Rule, Shown, Sum, Table
from iccportal.remembered import remembered, snapshot
from measures.makeup import Area
from measures.tabulated import publish
from outcomes.courses import Course
from outcomes.people import People
from outcomes.queries import Scored


@dataclass(frozen=True)
class AsRead:
    """Tables of counts for every area; `count` makes one of the courses of its people.

    `key` names them all, to remember what is published by; editions keep what they released of
    them under `table_name`.
    """

    key: Hashable
    scored: Scored
    count: Callable[[list[Course]], Table]
    sums: Collection[Sum[str]]
    reads_in_full: Callable[[str], bool]
    rule: Rule
    table_name: str

    def in_full(self, people: People) -> bool:
        """Whether the person reads all that is told of these people."""
        return all(self.reads_in_full(code) for code in people.communities)

    def table(self, people: People) -> Shown:
        """The counts of these people as the person is shown them."""
        if self.in_full(people):
            return self.count(self.scored.courses(people.communities))
        return self.published[frozenset(people.communities)]

    def rule_for(self, people: People) -> Rule | None:
        """The rule that these people's counts were released by, if they were."""
        return None if self.in_full(people) else self.rule

    @cached_property
    def published(self) -> Mapping[Area, Shown]:
        """What is shown of every area to who does not read it in full."""
        return remembered(snapshot(), ("outcomes", self.key), self._publish)

    def _publish(self) -> Mapping[Area, Shown]:
        made_up = self.scored.makeup
        tables = {area: self.count(self.scored.courses(area)) for area in made_up.areas}
        settled = self.scored.beside.settled(made_up, self.table_name)
        return publish(tables, self.sums, made_up, self.rule, settled)
