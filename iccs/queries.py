"""What the register knows, as other rooms read it. Each function asks a fixed number of queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from iccs import lists
from iccs.membership import Belonging, Homes, Membership, Move, chains, successors
from iccs.membership import homes as homes_of
from iccs.models import (
    Community,
    Group,
    GroupMembership,
    ListSize,
    PracticeMembership,
    Succession,
    System,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A community as it is shown: an ICC, or a part of one."""

    id: int
    code: str
    name: str  # for headings: "Kendal ICC", "Barrow"
    short: str  # for tables: "Kendal"
    kind: str
    parent: str | None  # code of the ICC that it is a part of
    group: str | None  # code of its Oversight Group, a part's being its ICC's
    position: int


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """An Oversight Group."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class Register:
    """The communities open in a month, and the Oversight Groups, all in their order."""

    month: date
    places: tuple[Place, ...]
    groups: tuple[GroupPlace, ...]

    @cached_property
    def reporting(self) -> tuple[Place, ...]:
        """The communities that report: those without open parts."""
        return tuple(place for place in self.places if place.code not in self._with_parts)

    @cached_property
    def _with_parts(self) -> set[str | None]:
        return {place.parent for place in self.places}

    @cached_property
    def _by_code(self) -> dict[str, Place]:
        return {place.code: place for place in self.places}

    def get(self, code: str) -> Place | None:
        """The community with a code, if it is open."""
        return self._by_code.get(code)

    def of_group(self, code: str) -> tuple[Place, ...]:
        """The reporting communities of an Oversight Group."""
        return tuple(place for place in self.reporting if place.group == code)

    def parts(self, code: str) -> tuple[Place, ...]:
        """The reporting communities that a community consists of: itself, or its parts."""
        return tuple(place for place in self.reporting if code in (place.code, place.parent))

    @property
    def wholes(self) -> tuple[Place, ...]:
        """The communities that report through their parts."""
        return tuple(place for place in self.places if place.code in self._with_parts)

    def group(self, code: str) -> GroupPlace | None:
        """The Oversight Group with a code."""
        return next((group for group in self.groups if group.code == code), None)


@dataclass(frozen=True, slots=True)
class Memberships:
    """Which practices belonged to which communities, and which succeeded which, at any time."""

    belongings: Sequence[Belonging]
    moves: Sequence[Move]

    def homes(self, months: Sequence[date], membership: Membership) -> Homes:
        """Which community (code) each practice's (id) figures of a month count for."""
        return homes_of(months, self.belongings, self.moves, membership)

    def open_practices(self, months: Sequence[date]) -> dict[date, frozenset[int]]:
        """The practices (ids) that belonged to any community in each month."""
        return {month: frozenset(self._open_in(month)) for month in months}

    def _open_in(self, month: date) -> Iterator[int]:
        for belonging in self.belongings:
            if belonging.start <= month and (belonging.end is None or month < belonging.end):
                yield belonging.practice


def system_name() -> str:
    """The name of the whole that all communities make up; one query."""
    return System.objects.values_list("name", flat=True).first() or "All communities"


def places(month: date) -> Register:
    """The register as it was in a month; three queries."""
    groups = tuple(GroupPlace(*row) for row in Group.objects.values_list("pk", "code", "name"))
    in_group = dict(
        GroupMembership.objects.filter(months__contains=month).values_list(
            "community__code", "group__code"
        )
    )
    rows = Community.objects.filter(months__contains=month).values_list(
        "pk", "code", "name", "kind", "parent__code", "position"
    )
    return Register(month, tuple(_place(row, in_group) for row in rows), groups)


def memberships() -> Memberships:
    """All memberships and mergers, for pages that need them more than once; two queries."""
    return Memberships(_belongings(), _moves())


def list_sizes() -> list[lists.PracticeList]:
    """Every list of every practice; one query."""
    rows = ListSize.objects.values_list("practice_id", "as_at", "people")
    return [lists.PracticeList(*row) for row in rows.order_by()]


def homes(months: Sequence[date], membership: Membership = Membership.AS_WAS) -> Homes:
    """Which community (code) each practice's (id) figures of a month count for; two queries."""
    return memberships().homes(months, membership)


def registered_people(
    months: Sequence[date], membership: Membership = Membership.AS_WAS
) -> dict[date, dict[str, int]]:
    """People on practices' lists by reporting community (code) and month; three queries.

    A community is left out of the months before the first list of its practices.
    """
    known = memberships()
    return lists.registered(list_sizes(), known.homes(months, membership), chains(known.moves))


def would_be_endless(practice: int, successor: int) -> bool:
    """Whether a merger of one practice (id) into another would close a circle; one query."""
    follows = {move.practice: move for move in _moves() if move.practice != practice}
    return practice in successors(successor, date.max, follows)


def _place(row: tuple[int, str, str, str, str | None, int], in_group: dict[str, str]) -> Place:
    pk, code, name, kind, parent, position = row
    shown = f"{name} ICC" if kind == Community.Kind.ICC else name
    group = in_group.get(code) or in_group.get(parent or "")
    return Place(pk, code, shown, name, kind, parent, group, position)


def _belongings() -> list[Belonging]:
    rows = PracticeMembership.objects.values_list("practice_id", "community__code", "months")
    return [Belonging(practice, code, m.lower, m.upper) for practice, code, m in rows.order_by()]


def _moves() -> list[Move]:
    rows = Succession.objects.values_list("practice_id", "successor_id", "month")
    return [Move(*row) for row in rows.order_by()]
