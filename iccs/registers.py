"""The register in every month: who was open, part of what, and looked at by whom."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CharField, F, IntegerField, QuerySet, Value

from iccs.models import Appointment, Community, Group, System
from iccs.months import MonthsField
from iccs.queries import UNNAMED, GroupPlace, Place, Register, shown_name
from iccs.readers import KIND as READER
from iccs.readers import codes_of, readers

_OWN = ("group_memberships__group__code", "group_memberships__months")
_OF_ICC = ("parent__group_memberships__group__code", "parent__group_memberships__months")


@dataclass(frozen=True, slots=True)
class Row:
    """A community, in the months of one group of its own and of one of its ICC, if it has any."""

    pk: int
    code: str
    name: str
    kind: str
    parent: str | None
    position: int
    months: DateRange | None
    group: str | None
    in_group: DateRange | None
    icc_group: str | None
    icc_in_group: DateRange | None


@dataclass(frozen=True)
class Registers:
    """Every community there ever was, and the register of any month.

    Each of `readers` is the codes of communities that somebody reads in full, or ever read.
    """

    rows: Sequence[Row]
    groups: tuple[GroupPlace, ...] = ()
    system: str = UNNAMED
    readers: frozenset[frozenset[str]] = frozenset()

    def at(self, month: date) -> Register:
        """The register as it was in a month, with those that had closed by then."""
        now = self._at(month)
        told = {place.code for place in now.reporting}
        before = [one for one in self._stretches if one.month < month]
        reported = {place.code: place for one in before for place in one.reporting}
        # a part that closed while its whole reports again is told of by the whole
        closed = (p for p in reported.values() if now.get(p.code) is None and p.parent not in told)
        return replace(now, closed=tuple(closed), read_together=self._read_together)

    def reporting(self, months: Iterable[date]) -> dict[date, frozenset[str]]:
        """The codes of the communities that report in each of some months."""
        starts = [one.month for one in self._stretches]
        codes = [frozenset(place.code for place in one.reporting) for one in self._stretches]
        # before the first stretch there is nobody
        return {month: [frozenset(), *codes][bisect_right(starts, month)] for month in months}

    def _at(self, month: date) -> Register:
        found: dict[str, Place] = {}
        for row in self.rows:
            if _holds(row.months, month):
                known = found.get(row.code)
                group = _group(row, month, known.group if known else None)
                name = shown_name(row.name, row.kind)
                found[row.code] = Place(
                    *(row.pk, row.code, name, row.name, row.kind, row.parent, group, row.position)
                )
        return Register(month, tuple(found.values()), self.groups, self.system)

    @cached_property
    def each(self) -> list[Register]:
        """The register of every stretch of months in which it stays the same."""
        return [self.at(one.month) for one in self._stretches]

    @cached_property
    def _read_together(self) -> frozenset[frozenset[str]]:
        """What each reader has, with the parts of it, by the codes of what ever reported."""
        ever = {(p.code, p.parent) for one in self._stretches for p in one.reporting}
        return frozenset(
            frozenset(code for code, parent in ever if codes & {code, parent})
            for codes in self.readers
        )

    @cached_property
    def _stretches(self) -> list[Register]:
        return [self._at(month) for month in sorted(set(self._changes()))]

    def _changes(self) -> Iterator[date]:
        for row in self.rows:
            for months in (row.months, row.in_group, row.icc_in_group):
                if months is not None:
                    yield from (end for end in (months.lower, months.upper) if end is not None)


def registers() -> Registers:
    """All that the register ever was; one query."""
    asked = _communities().union(_above(Group), _above(System), _readers(), all=True)
    rows = [Row(*row) for row in asked.order_by("position", "name", "pk")]
    names = [row.name for row in rows if row.kind == "system"]
    return Registers(
        [row for row in rows if row.kind in Community.Kind],
        tuple(GroupPlace(row.pk, row.code, row.name) for row in rows if row.kind == "group"),
        names[0] if names else UNNAMED,
        frozenset(codes_of(row.code) for row in rows if row.kind == READER),
    )


def _group(row: Row, month: date, known: str | None) -> str | None:
    """The group of its own in the month, or else that of its ICC."""
    if row.group is not None and _holds(row.in_group, month):
        return row.group
    if known is None and _holds(row.icc_in_group, month):
        return row.icc_group
    return known


def _holds(months: DateRange | None, month: date) -> bool:
    return months is not None and month in months


def _communities() -> QuerySet[Community, tuple[Any, ...]]:
    first = ("pk", "code", "name", "kind", "parent__code", "position", "months")
    return Community.objects.order_by().values_list(*first, *_OWN, *_OF_ICC)


def _above(kind: type[Group | System]) -> QuerySet[Group | System, tuple[Any, ...]]:
    """Groups, or the one system, as rows of the same columns."""
    nothing, never = Value(None, CharField()), Value(None, MonthsField())
    code = F("code") if kind is Group else Value("")
    what = Value(kind.__name__.lower())
    place = ("pk", code, "name", what, nothing, Value(0, IntegerField()), never)
    return kind.objects.order_by().values_list(*place, nothing, never, nothing, never)


def _readers() -> QuerySet[Appointment, tuple[Any, ...]]:
    """What people read in full, as rows of the same columns."""
    nothing, never = Value(None, CharField()), Value(None, MonthsField())
    codes = "codes", Value(""), "kind", nothing, Value(0, IntegerField()), never, nothing
    return readers().values_list("person", *codes, never, nothing, never)
