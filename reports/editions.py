"""Editions as they were kept. What was read once is kept by its checksum, for it never changes."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from iccportal.lib.nhs_calendar import Quarter, parse_quarter
from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES, TABLES, Contents, Rows
from reports.freezing import Frozen, checksum, checksum_of
from reports.heading import Heading
from reports.kept_rows import KeptRows
from reports.models import Edition, FrozenTable

MOST_ROWS = 100_000  # kept in a process: about as many as a large system's edition for one audience
_kept = KeptRows(MOST_ROWS)


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """An edition as lists have it, without its tables."""

    quarter: Quarter
    revision: int
    code: str
    number: str
    closed_on: date
    closed_by: str
    reason: str
    sha256: str

    @property
    def next_revision(self) -> int:
        """What closing the quarter again makes."""
        return self.revision + 1


def code_of(edition: Edition) -> str:
    """For addresses and file names: "2019-20-q4-r1"."""
    return f"{Quarter.of(edition.quarter).code}-r{edition.revision}"


def number_of(edition: Edition) -> str:
    """For people: "Q4 2019/20, revision 1"."""
    return f"{Quarter.of(edition.quarter).label}, revision {edition.revision}"


def editions() -> list[EditionFacts]:
    """Every edition, the latest quarter first and in it the latest revision; one query."""
    return [facts_of(row) for row in Edition.objects.select_related("closed_by")]


def facts_of(edition: Edition) -> EditionFacts:
    """What lists tell of an edition."""
    return EditionFacts(
        quarter=Quarter.of(edition.quarter),
        revision=edition.revision,
        code=code_of(edition),
        number=number_of(edition),
        closed_on=localdate(edition.closed_at),
        closed_by=edition.closed_by.name,
        reason=edition.reason,
        sha256=edition.sha256,
    )


def edition(code: str) -> Edition | None:
    """The edition with a code such as "2019-20-q4-r1"; None where there is none. One query."""
    found = re.fullmatch(r"(\d{4}-\d{2}-q\d)-r([1-9]\d{0,3})", code, re.ASCII)
    if found is None:
        return None
    try:
        quarter = parse_quarter(found[1])
    except ValueError:
        return None
    asked = Edition.objects.filter(quarter=quarter.first, revision=int(found[2]))
    return asked.select_related("closed_by").first()


def heading_of(edition: Edition, audience: Audience) -> Heading:
    """What is told of an edition on every output for an audience."""
    return Heading(
        number=number_of(edition),
        code=code_of(edition),
        system=edition.system,
        first_month=edition.first_month,
        last_month=Quarter.of(edition.quarter).last,
        as_at=localdate(edition.closed_at),
        sha256=edition.sha256,
        audience=audience,
        rule=edition.rule if audience is Audience.OUTSIDE else IN_FULL,
        reason=edition.reason,
    )


IN_FULL = "Figures are given in full, for the team alone."


def contents_of(
    edition: Edition, audience: Audience, tables: Collection[str] | None = None
) -> Contents:
    """An edition's tables (None: all of them) as an audience gets them; at most two queries."""
    names = list(TABLES) if tables is None else [name for name in TABLES if name in tables]
    asked = FrozenTable.objects.filter(edition=edition, audience=audience, name__in=names)
    parts = list(asked.order_by("position").values_list("name", "sha256"))
    rows = _kept.rows([(TABLES[name], sha256) for name, sha256 in parts], _fetch(asked))
    found: dict[str, list[Rows]] = {name: [] for name in names}
    for (name, _), part in zip(parts, rows, strict=True):
        found[name].append(part)
    return Contents(
        heading_of(edition, audience),
        {name: [row for part in own for row in part] for name, own in found.items()},
    )


def figures_of(edition: Edition, audience: Audience, measure: str) -> Rows:
    """The figures of one measure; at most two queries. None of them where there is no such one."""
    asked = FrozenTable.objects.filter(
        edition=edition, audience=audience, name=FIGURES.name, part=measure
    )
    parts = [(FIGURES, sha256) for sha256 in asked.values_list("sha256", flat=True)]
    return [row for part in _kept.rows(parts, _fetch(asked)) for row in part]


def _fetch(asked: QuerySet[FrozenTable]) -> Callable[[Collection[str]], dict[str, str]]:
    return lambda checksums: dict(
        asked.filter(sha256__in=checksums).values_list("sha256", "content")
    )


def revision_before(edition: Edition) -> Edition | None:
    """The quarter's revision before this one; one query."""
    return Edition.objects.filter(quarter=edition.quarter, revision=edition.revision - 1).first()


def latest_of(quarter: Quarter) -> EditionFacts | None:
    """The latest revision of a quarter; one query."""
    found = Edition.objects.filter(quarter=quarter.first).select_related("closed_by").first()
    return None if found is None else facts_of(found)


def verify(edition: Edition) -> bool:
    """Whether every table of an edition, and the edition itself, still has its checksum."""
    rows = edition.tables.order_by("position")
    tables = [
        Frozen(audience, name, part, content, checksum_of(content))
        for audience, name, part, content in rows.values_list("audience", "name", "part", "content")
    ]
    return checksum(tables, edition.salt) == edition.sha256
