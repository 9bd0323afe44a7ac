"""What editions released, read for later releases: those of screens, of the feed, of editions."""

from collections import defaultdict
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
from reports.fields import Row, read_rows
from reports.models import FrozenTable
from reports.released_cells import (
    BY_PRACTICE,
    HIDDEN,
    HOMES,
    MEASURES,
    NOBODY,
    SHOWN,
    belongings_of,
    earlier_of,
)

_Part = tuple[tuple[str, ...], tuple[str, ...]]
_END = "\r\n"  # of a line of CSV
_MONTH = len('"[""2020-01-01')
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

    Each of `parts` is of one month of measures, or of another table: the lines of what was hidden,
    and of what was shown. What editions released alike stands there once.
    """

    homes: dict[date, Mapping[int, str]] = field(default_factory=dict)
    editions: list[int] = field(default_factory=list)
    parts: dict[_Part, None] = field(default_factory=dict)


@source
def released_by_editions() -> Earlier:
    """What all editions hid and showed outside the team.

    One query, and two more at most in a process that has not read these editions yet.
    """
    rows = FrozenTable.objects.filter(_KEPT).order_by("-edition__pk")
    of = ("name", "pk", "edition__pk", "edition__quarter", "edition__first_month")
    return _read(tuple(_Kept(*row) for row in rows.values_list(*of)))


@lru_cache(maxsize=1)
def _read(kept: Sequence[_Kept]) -> Earlier:
    """Frozen tables never change, so what was read of them stays right."""
    known = _of_homes(kept)
    contents = _contents(one.pk for one in kept if one.name != PRACTICES.name or one in known)
    registers = _registers(known, {one.pk: one.content for one in islice(contents, len(known))})
    of_edition = {edition: one for one in registers for edition in one.editions}
    for edition, tables in groupby(contents, key=attrgetter("edition_id")):
        hidden, shown = (one.content.split(_END) for one in tables)
        of_edition[edition].parts |= dict.fromkeys(_parts(hidden, shown))
    return together([earlier_of(map(_rows, one.parts), one.homes) for one in registers])


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
    """Homes first, then what each edition hid and what it showed; one table at a time in memory."""
    asked = list(keys)
    homes_first = Case(When(name__in=[HIDDEN.name, SHOWN.name], then=1), default=0)
    rows = FrozenTable.objects.filter(pk__in=asked).order_by(homes_first, "edition__pk", "name")
    return rows.iterator(chunk_size=1) if asked else iter(())


def _parts(hidden: Sequence[str], shown: Sequence[str]) -> Iterator[_Part]:
    """What an edition released, part by part: lines are alike where cells and counts are."""
    found: defaultdict[str, tuple[list[str], list[str]]]
    found = defaultdict(lambda: ([hidden[0]], [shown[0]]))
    for place, lines in enumerate((hidden, shown)):
        for line in filter(None, lines[1:]):
            found[_part_of(line)][place].append(line)
    return ((tuple(own), tuple(others)) for own, others in found.values())


def _part_of(line: str) -> str:
    """The month of a measure's cell, which comes first in it; the name of any other table."""
    table, _, cell = line.partition(",")
    return cell[:_MONTH] if table in (MEASURES, BY_PRACTICE) else table


def _rows(part: _Part) -> tuple[Iterable[Row], Iterable[Row]]:
    hidden, shown = (_END.join(lines) for lines in part)
    return read_rows(HIDDEN, hidden), read_rows(SHOWN, shown)
