"""The tables of an edition, or of the live figures, made once for an audience. Pure.

Whatever leaves the team is worked out here from released figures; no output goes behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iccportal.lib.small_numbers import Audience, Shown
from measures.makeup import Area
from measures.tabulated import keys
from outcomes.pam_counts import TABLE as ACTIVATION_CELLS
from reports.contents import (
    ACTIVATION,
    FIGURES,
    MEASURES,
    PLACES,
    PRACTICES,
    PROVENANCE,
    REABLEMENT,
    SERIES,
    SHARES,
    STORIES,
    TARGETS,
    Rows,
)
from reports.everything import Everything
from reports.released_cells import ReleasedCells, TableCells
from reports.rows.activation import activation_rows
from reports.rows.counts import Cells, over_places, told
from reports.rows.measures import measure_rows
from reports.rows.places import EditionPlace, edition_places
from reports.rows.reablement import reablement_cells, reablement_rows, released_reablement
from reports.rows.series import all_series
from reports.rows.targets import released_shares, share_cells, share_rows, target_rows
from reports.rows.told import practice_rows, provenance_rows, story_rows


@dataclass(frozen=True)
class Built:
    """The rows of every table by its name, and how their cells were released."""

    rows: Mapping[str, Rows]
    cells: ReleasedCells = field(default_factory=ReleasedCells)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What no measure counts, as an audience gets it."""

    shares: Cells
    reablement: Cells
    activation: Mapping[Area, Shown]


def build(everything: Everything, audience: Audience) -> Built:
    """The tables for an audience; outside the team they keep to what earlier editions released."""
    places = edition_places(everything.board.register)
    shares, activation = share_cells(everything), everything.activation
    everywhere = over_places(shares, places)
    if audience is Audience.TEAM:
        in_full = activation.counts if activation else {}
        counts = _Counts(everywhere, reablement_cells(everything, places), in_full)
        return Built(_rows(everything, places, counts, audience))
    board = everything.board
    counts = _Counts(
        released_shares(everything, shares, places),
        released_reablement(everything, places, board),
        activation.published if activation else {},
    )
    tables = {SHARES.name: told(everywhere, counts.shares)}
    if activation is not None:
        tables[ACTIVATION_CELLS] = TableCells(*keys(activation.counts, counts.activation))
    return Built(
        _rows(everything, places, counts, audience),
        ReleasedCells(board.hidden, board.told, tables, board.homes, everything.by_practice),
    )


def _rows(
    everything: Everything, places: Sequence[EditionPlace], counts: _Counts, audience: Audience
) -> dict[str, Rows]:
    series = list(all_series(everything, places, audience))
    rule = None if audience is Audience.TEAM else everything.board.rule
    return {
        PLACES.name: [place.row for place in places],
        PRACTICES.name: practice_rows(everything, {place.code for place in places}),
        MEASURES.name: measure_rows(everything.board.measures),
        SERIES.name: [one.series for one in series],
        FIGURES.name: [row for one in series for row in one.figures],
        TARGETS.name: list(target_rows(everything, places, counts.shares)),
        SHARES.name: list(share_rows(everything, places, counts.shares)),
        REABLEMENT.name: list(reablement_rows(everything, counts.reablement)),
        ACTIVATION.name: list(activation_rows(everything, counts.activation)),
        STORIES.name: list(story_rows(everything, rule)),
        PROVENANCE.name: provenance_rows(everything, rule),
    }
