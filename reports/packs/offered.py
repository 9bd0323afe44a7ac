"""The measures of an edition that a pack may hold, the main ones first. Pure."""

from typing import NamedTuple

from reports.contents import MEASURES, Contents
from reports.records import records

MAIN = ""


class Offered(NamedTuple):
    """A measure; those of one section stand together, the main ones first."""

    section: str
    name: str
    code: str


def offered(contents: Contents) -> list[Offered]:
    """Every measure of an edition, by section and name."""
    rows = records(MEASURES, contents.rows[MEASURES.name])
    return sorted(Offered(row.text("section"), row.text("name"), row.text("code")) for row in rows)
