"""What editions released, read for later releases: those of screens, of the feed, of editions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Case, Q, When

from iccportal.lib.nhs_calendar import Quarter, months_between
from iccportal.lib.small_numbers import Audience
from iccs.membership import Belonging, Membership, homes
from iccs.models import Practice
from measures.earlier import Earlier, source, together
from reports.contents import PRACTICES
from reports.fields import read_rows
from reports.models import FrozenTable
from reports.released_cells import (
    HIDDEN,
    HOMES,
    NOBODY,
    SHOWN,
    Part,
    belongings_of,
    earlier_of,
    parts_of,
    rows_of,
)

_KEPT = Q(audience=NOBODY) | Q(audience=Audience.TEAM, name=PRACTICES.name)


class _Kept(NamedTuple):
    """A table that an edition kept for this: its name, its row, its edition and its months."""

    name: str
    pk: int
    edition: int
    quarter: date
    first_month: date

    @property
    def months(self) -> list[date]:
        """All that its edition has figures of."""
        return months_between(self.first_month, Quarter.of(self.quarter).last)


@dataclass
class _Register:
    """Editions that knew the same homes in the months that they share, and what they released.

    What editions released alike stands once among the `parts`, those of the oldest first.
    """

    homes: dict[date, Mapping[int, str]] = field(default_factory=dict)
    editions: list[int] = field(default_factory=list)
    parts: dict[Part, None] = field(default_factory=dict)


@source
def released_by_editions() -> Earlier:
    """What all editions hid and showed outside the team.

    One query, and two more at most in a process that has not read these editions yet.
    """
    newest_first = FrozenTable.objects.filter(_KEPT).order_by("-edition__pk", "name")
    of = ("name", "pk", "edition__pk", "edition__quarter", "edition__first_month")
    return _read(tuple(_Kept(*row) for row in newest_first.values_list(*of)))


@lru_cache(maxsize=1)
def _read(kept: Sequence[_Kept]) -> Earlier:
    """Frozen tables never change, so what was read of them stays right."""
    known = _of_homes(kept)
    contents = _contents(one.pk for one in kept if one.name != PRACTICES.name or one in known)
    registers = _registers(known, {one.pk: one.content for one in islice(contents, len(known))})
    of_edition = {edition: one for one in registers for edition in one.editions}
    for edition, tables in groupby(contents, key=attrgetter("edition_id")):
        kept_as = {one.name: one.content for one in tables}
        parts = parts_of(kept_as[HIDDEN.name], kept_as[SHOWN.name])
        of_edition[edition].parts |= dict.fromkeys(parts)
    return together([earlier_of(map(rows_of, one.parts), one.homes) for one in registers])


def _of_homes(kept: Iterable[_Kept]) -> list[_Kept]:
    """Where practices belonged, of each edition; those that kept no homes handed out practices."""
    found: dict[int, _Kept] = {}
    for one in kept:
        if one.name == HOMES.name or (one.name == PRACTICES.name and one.edition not in found):
            found[one.edition] = one
    return list(found.values())


def _registers(known: Sequence[_Kept], contents: Mapping[int, str]) -> list[_Register]:
    """Editions by what they knew of homes."""
    found: list[_Register] = []
    for edition, belongings in _belongings(known, contents):
        own = homes(edition.months, belongings, (), Membership.AS_WAS)
        alike = [one for one in found if _agree(one.homes, own)]
        if not alike:
            found += (alike := [_Register()])
        alike[0].homes = {**own, **alike[0].homes}
        alike[0].editions.append(edition.edition)
    return found


def _agree(one: Mapping[date, Mapping[int, str]], other: Mapping[date, Mapping[int, str]]) -> bool:
    return all(one[month] == other[month] for month in one.keys() & other.keys())


def _belongings(
    known: Sequence[_Kept], contents: Mapping[int, str]
) -> Iterator[tuple[_Kept, list[Belonging]]]:
    codes: dict[str, int] = {}
    if any(one.name == PRACTICES.name for one in known):
        codes = dict(Practice.objects.values_list("code", "pk"))
    for one in known:
        if one.name == HOMES.name:
            yield one, belongings_of(read_rows(HOMES, contents[one.pk]))
        else:
            rows = read_rows(PRACTICES, contents[one.pk])
            own = ((codes[str(code)], *of) for code, _, *of in rows if code in codes)
            yield one, belongings_of(own)


def _contents(keys: Iterable[int]) -> Iterator[FrozenTable]:
    """Homes first, then what each edition hid and showed, the oldest first.

    One table at a time is in memory.
    """
    asked = list(keys)
    homes_first = Case(When(name__in=[HIDDEN.name, SHOWN.name], then=1), default=0)
    rows = FrozenTable.objects.filter(pk__in=asked).order_by(homes_first, "edition__pk")
    return rows.iterator(chunk_size=1) if asked else iter(())
