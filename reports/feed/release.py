"""What the feed reads: an edition, or the live figures, as far as somebody reads them in full."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final
from uuid import uuid4

from iccportal.lib.small_numbers import Audience
from iccportal.remembered import snapshot
from iccs.access import Access
from reports.contents import FIGURES, PLACES, TELL_OF_ALL, Rows
from reports.editions import contents_of, edition, figures_of
from reports.feed.cells import Cells, cells_of, in_parts
from reports.feed.problem import not_found
from reports.feed.queries import frozen_cells
from reports.feed.reach import WORDS, Reach, own_places
from reports.fields import Table
from reports.heading import Heading
from reports.live import live
from reports.mixing import mixed
from reports.models import Edition
from reports.places import listed

LIVE: Final = "live"


@dataclass(frozen=True, slots=True)
class Release:
    """A release's heading, and its tables; `version` is another when the tables are others."""

    heading: Heading
    reach: Reach
    illustrative: bool
    version: str
    rows: Callable[[Table], Rows]
    cells: Callable[[Table], Iterable[Iterable[Cells]]]  # written, so never held whole
    figures: Callable[[str], Rows]  # at least those of a measure

    @property
    def small_numbers(self) -> str:
        """What was done about small numbers, in a few words."""
        return WORDS[self.reach]


def release_of(code: str, reach: Reach, access: Access) -> Release:
    """The release that an address names; Refusal where there is none."""
    read = _reading(code, access.today)
    if reach is Reach.OWN:
        return _mixed(read(Audience.TEAM), read(Audience.OUTSIDE), access)
    return read(Audience(reach))


def tag(*parts: str) -> str:
    """A weak ETag: the answer may be compressed in one way or another."""
    return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


def _reading(code: str, today: date) -> Callable[[Audience], Release]:
    if code == LIVE:
        return lambda audience: _of_today(audience, today)
    found = edition(code)
    if found is None:
        raise not_found("There is no such edition. The feed’s list of editions names them all.")
    return lambda audience: _of_edition(found, audience)


def _of_edition(found: Edition, audience: Audience) -> Release:
    told = contents_of(found, audience, TELL_OF_ALL)
    return Release(
        told.heading,
        Reach(audience),
        told.illustrative,
        f"{found.sha256} {audience}",
        rows=lambda table: contents_of(found, audience, [table.name]).rows[table.name],
        cells=lambda table: frozen_cells(found, audience, table),
        figures=lambda measure: figures_of(found, audience, measure),
    )


def _of_today(audience: Audience, today: date) -> Release:
    # First: what changes now is told again. What a transaction changes itself has no name.
    version = f"{snapshot() or uuid4()} {today} {audience}"
    contents = live(audience, today)
    return Release(
        contents.heading,
        Reach(audience),
        contents.illustrative,
        version,
        rows=lambda table: contents.rows[table.name],
        cells=lambda table: cells_of(contents.rows[table.name]),
        figures=lambda measure: contents.rows[FIGURES.name],
    )


def _mixed(full: Release, published: Release, access: Access) -> Release:
    """The one of own places, the other of the rest."""
    own = own_places(listed(published.rows(PLACES)), access)
    heading = published.heading
    return Release(
        replace(heading, rule=f"Figures of your own places are given in full. {heading.rule}"),
        Reach.OWN,
        full.illustrative,
        f"{published.version} {full.version} {' '.join(sorted(own))}",
        rows=lambda table: list(mixed(table, full.rows(table), published.rows(table), own)),
        cells=lambda table: in_parts(
            mixed(table, _joined(full.cells(table)), _joined(published.cells(table)), own)
        ),
        figures=lambda measure: list(
            mixed(FIGURES, full.figures(measure), published.figures(measure), own)
        ),
    )


_joined = chain.from_iterable
