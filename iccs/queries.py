"""What the register knows, as other rooms read it. Each function asks a fixed number of queries."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Self

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import (
    CharField,
    DateField,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from iccs import lists
from iccs.membership import Belonging, Homes, Membership, Move, chains, successors
from iccs.membership import homes as homes_of
from iccs.models import (
    Community,
    Group,
    ListSize,
    PracticeMembership,
    Succession,
    System,
)
from iccs.open_months import Opening

UNNAMED = "All communities"


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
    """The communities open in a month, and the Oversight Groups, all in their order.

    `system` is the name of the whole that they make up. `closed` once reported, and their months
    are the whole's and their group's still; `read_together` are the codes of what somebody reads in
    full, in this month or another. Both are known where every month's register is.
    """

    month: date
    places: tuple[Place, ...]
    groups: tuple[GroupPlace, ...]
    system: str = UNNAMED
    closed: tuple[Place, ...] = field(default=(), compare=False)
    read_together: frozenset[frozenset[str]] = field(default=frozenset(), compare=False)

    @cached_property
    def reporting(self) -> tuple[Place, ...]:
        """The communities that report: those without open parts."""
        return tuple(place for place in self.places if place.code not in self._with_parts)

    @property
    def ever_reporting(self) -> tuple[Place, ...]:
        """The communities that report, and those that did until they closed."""
        return (*self.reporting, *self.closed)

    @cached_property
    def _with_parts(self) -> set[str | None]:
        return {place.parent for place in self.places}

    @cached_property
    def _by_code(self) -> dict[str, Place]:
        return {place.code: place for place in self.places}

    def with_closed(self, codes: Container[str]) -> Self:
        """With those of the closed communities beside the open ones that have one of the codes."""
        once = [place for place in self.closed if place.code in codes]
        places = sorted((*self.places, *once), key=lambda place: (place.position, place.name))
        return replace(self, places=tuple(places))

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
    return System.objects.values_list("name", flat=True).first() or UNNAMED


def places(month: date) -> Register:
    """The register as it was in a month; one query, because almost every page asks it."""
    asked = _communities(month).union(_above(Group), _above(System), all=True)
    rows = list(asked.order_by("position", "name"))
    names = [name for _, _, name, kind, *_ in rows if kind == "system"]
    return Register(
        month,
        places=tuple(_place(row) for row in rows if row[3] in Community.Kind),
        groups=tuple(GroupPlace(*row[:3]) for row in rows if row[3] == "group"),
        system=names[0] if names else UNNAMED,
    )


OPENING = ("months__startswith", "months__endswith")


def openings() -> QuerySet[Community, Opening]:
    """From when until when communities are open, each stretch once; one query when it is read."""
    return Community.objects.order_by().values_list(*OPENING).distinct()


def memberships() -> Memberships:
    """All memberships and mergers; one query, because most pages with figures ask it."""
    belong = PracticeMembership.objects.order_by().values_list(
        "practice_id",
        "community__code",
        F("months__startswith"),
        F("months__endswith"),
        Value(None, IntegerField()),
    )
    moved = Succession.objects.order_by().values_list(
        "practice_id", Value(""), F("month"), Value(None, DateField()), "successor_id"
    )
    rows = list(belong.union(moved, all=True))
    return Memberships(
        [
            Belonging(practice, code, start, end)
            for practice, code, start, end, to in rows
            if not to
        ],
        [Move(practice, to, month) for practice, _, month, _, to in rows if to],
    )


def list_sizes() -> list[lists.PracticeList]:
    """Every list of every practice; one query."""
    rows = ListSize.objects.values_list("practice_id", "as_at", "people")
    return [lists.PracticeList(*row) for row in rows.order_by()]


def homes(months: Sequence[date], membership: Membership = Membership.AS_WAS) -> Homes:
    """Which community (code) each practice's (id) figures of a month count for; one query."""
    return memberships().homes(months, membership)


def registered_people(
    months: Sequence[date], membership: Membership = Membership.AS_WAS
) -> dict[date, dict[str, int]]:
    """People on practices' lists by reporting community (code) and month; two queries.

    A community is left out of the months before the first list of its practices.
    """
    known = memberships()
    return lists.registered(list_sizes(), known.homes(months, membership), chains(known.moves))


def would_be_endless(practice: int, successor: int) -> bool:
    """Whether a merger of one practice (id) into another would close a circle; one query."""
    follows = {move.practice: move for move in _moves() if move.practice != practice}
    return practice in successors(successor, date.max, follows)


def parts_in(community: int, months: DateRange) -> list[str]:
    """Through which parts, by name, a community (id) reports in any of the months; one query."""
    parts = Community.objects.filter(parent=community, months__overlap=months)
    return list(parts.values_list("name", flat=True))


PlaceRow = tuple[int, str, str, str, str | None, int, str | None]


def _communities(month: date) -> QuerySet[Community, PlaceRow]:
    """Each community open in the month, with its Oversight Group or that of its ICC."""
    return (
        Community.objects.filter(months__contains=month)
        .alias(own=_looked_at(month, "group_memberships"))
        .alias(of_icc=_looked_at(month, "parent__group_memberships"))
        .annotate(looked_at_by=Coalesce("own__group__code", "of_icc__group__code"))
        .values_list("pk", "code", "name", "kind", "parent__code", "position", "looked_at_by")
    )


def _looked_at(month: date, memberships: str) -> FilteredRelation:
    return FilteredRelation(memberships, condition=Q(**{f"{memberships}__months__contains": month}))


def _above(kind: type[Group | System]) -> QuerySet[Group | System, PlaceRow]:
    """Groups, or the one system, as rows of the same columns."""
    nothing = Value(None, CharField())
    code = F("code") if kind is Group else Value("")
    what = Value(kind.__name__.lower())
    return kind.objects.order_by().values_list("pk", code, "name", what, nothing, Value(0), nothing)


def _place(row: PlaceRow) -> Place:
    pk, code, name, kind, parent, position, group = row
    return Place(pk, code, shown_name(name, kind), name, kind, parent, group, position)


def shown_name(name: str, kind: str) -> str:
    """A community's name for headings."""
    return f"{name} ICC" if kind == Community.Kind.ICC else name


def _moves() -> list[Move]:
    rows = Succession.objects.values_list("practice_id", "successor_id", "month")
    return [Move(*row) for row in rows.order_by()]
