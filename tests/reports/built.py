"""The tables of an edition, built of the little world of a quarter."""

from iccportal.lib.small_numbers import Audience
from reports.building import Built, build
from reports.contents import TABLES
from reports.everything import Everything
from reports.queries import read_everything, scored_until
from tests.reports.quarter import MONTHS


def read() -> Everything:
    return read_everything(MONTHS[0], MONTHS[-1], scored_until(MONTHS[-1]))


def rows(built: Built, table: str, **of) -> list[dict]:
    """The rows of a table that have certain values."""
    names = TABLES[table].names
    found = [dict(zip(names, row, strict=True)) for row in built.rows[table]]
    return [row for row in found if of.items() <= row.items()]


def row(built: Built, table: str, **of) -> dict:
    (found,) = rows(built, table, **of)
    return found


def team() -> Built:
    return build(read(), Audience.TEAM)


def outside() -> Built:
    return build(read(), Audience.OUTSIDE)
