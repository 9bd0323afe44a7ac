"""What the feed reads: an edition, or the live figures, as one audience gets them."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from iccportal.lib.small_numbers import Audience
from iccportal.remembered import snapshot
from reports.contents import FIGURES, SERIES, Heading, Rows
from reports.editions import contents_of, edition, figures_of
from reports.feed.cells import Cells, cells_of
from reports.feed.problem import not_found
from reports.feed.queries import frozen_cells
from reports.fields import Table
from reports.live import live
from reports.models import Edition

LIVE: Final = "live"
STATES: Final = {
    Audience.TEAM: "every figure in full",
    Audience.OUTSIDE: "small numbers hidden and other counts rounded",
}


@dataclass(frozen=True, slots=True)
class Release:
    """A release's heading, and its tables; `version` is another when the tables are others."""

    heading: Heading
    illustrative: bool
    version: str
    rows: Callable[[Table], Rows]
    cells: Callable[[Table], Iterable[Iterable[Cells]]]  # written, so never held whole
    figures: Callable[[str], Rows]  # at least those of a measure

    @property
    def small_numbers(self) -> str:
        """What was done about small numbers, in a few words."""
        return STATES[self.heading.audience]


def release_of(code: str, audience: Audience, today: date) -> Release:
    """The release that an address names; Refusal where there is none."""
    if code == LIVE:
        return _of_today(audience, today)
    found = edition(code)
    if found is None:
        raise not_found("There is no such edition. The feed's list of editions names them all.")
    return _of_edition(found, audience)


def tag(*parts: str) -> str:
    """A weak ETag: the answer may be compressed in one way or another."""
    return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


def _of_edition(found: Edition, audience: Audience) -> Release:
    series = contents_of(found, audience, [SERIES.name])
    return Release(
        series.heading,
        series.illustrative,
        f"{found.sha256} {audience}",
        rows=lambda table: contents_of(found, audience, [table.name]).rows[table.name],
        cells=lambda table: frozen_cells(found, audience, table),
        figures=lambda measure: figures_of(found, audience, measure),
    )


def _of_today(audience: Audience, today: date) -> Release:
    version = f"{snapshot()} {today} {audience}"  # first: what changes now is told again
    contents = live(audience, today)
    return Release(
        contents.heading,
        contents.illustrative,
        version,
        rows=lambda table: contents.rows[table.name],
        cells=lambda table: cells_of(contents.rows[table.name]),
        figures=lambda measure: contents.rows[FIGURES.name],
    )
