"""Tables as they are frozen: as text, with a checksum for each and one for all of them. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from iccportal.lib.small_numbers import Audience
from reports.building import Built
from reports.contents import FIGURES, TABLES, Rows
from reports.fields import Table, write_rows
from reports.released_cells import HIDDEN, HOMES, NOBODY, SHOWN


@dataclass(frozen=True, slots=True)
class Frozen:
    """A table, or a part of one, as CSV."""

    audience: str
    name: str
    part: str
    content: str
    sha256: str


def freeze(built: Mapping[Audience, Built]) -> list[Frozen]:
    """The tables of every audience in their order; last how cells were released, for nobody."""
    found = [
        _frozen(audience, table, part, rows)
        for audience, own in built.items()
        for table in TABLES.values()
        for part, rows in _parts(table, own.rows[table.name])
    ]
    cells = built[Audience.OUTSIDE].cells
    kept = [(HIDDEN, cells.hidden_rows), (SHOWN, cells.shown_rows), (HOMES, cells.home_rows)]
    return [*found, *(_frozen(NOBODY, table, "", rows) for table, rows in kept)]


def checksum(tables: Iterable[Frozen], salt: str) -> str:
    """The edition's: SHA-256 of its salt, and a line for each table with its names and checksum.

    Without the salt, which nobody is handed, counts that are hidden could be tried until the
    checksum is the edition's.
    """
    lines = (f"{one.audience},{one.name},{one.part},{one.sha256}\n" for one in tables)
    return checksum_of("".join([salt, *lines]))


def checksum_of(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def _parts(table: Table, rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Figures lie in a part for each measure, which comes first in their rows."""
    if table is not FIGURES:
        yield "", rows
        return
    for measure, own in groupby(rows, key=itemgetter(0)):
        yield str(measure), list(own)


def _frozen(audience: str, table: Table, part: str, rows: Rows) -> Frozen:
    content = write_rows(table, rows)
    return Frozen(audience, table.name, part, content, checksum_of(content))
