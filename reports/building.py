"""The tables of an edition, or of the live figures, made once for an audience. Pure.

Whatever leaves the team is worked out here from released figures; no output goes behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from iccportal.lib.small_numbers import Audience
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
from reports.hidden import Hidden
from reports.rows.activation import activation_rows
from reports.rows.counts import Cells, hidden, over_places
from reports.rows.measures import measure_rows
from reports.rows.places import EditionPlace, edition_places
from reports.rows.reablement import reablement_cells, reablement_rows, released_reablement
from reports.rows.series import all_series
from reports.rows.targets import released_shares, share_cells, share_rows, target_rows
from reports.rows.told import practice_rows, provenance_rows, story_rows

NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True)
class Built:
    """The rows of every table by its name, and the cells that are hidden in them."""

    rows: Mapping[str, Rows]
    hidden: Hidden = field(default=NOTHING_HIDDEN)


def build(everything: Everything, audience: Audience, before: Hidden = NOTHING_HIDDEN) -> Built:
    """The tables for an audience; what earlier editions hid, `before`, stays hidden."""
    places = edition_places(everything.board.register)
    if audience is Audience.TEAM:
        shares = over_places(share_cells(everything), places)
        reablement = reablement_cells(everything, places)
        return Built(_rows(everything, places, shares, reablement, audience))
    board = replace(everything.board, hidden_before=before.of_measures)
    released = replace(everything, board=board)
    cells = share_cells(released)
    shares = released_shares(cells, places, board.rule, before.of(SHARES.name))
    reablement = released_reablement(released, places, board)
    return Built(
        _rows(released, places, shares, reablement, audience),
        Hidden(board.hidden, {SHARES.name: hidden(shares)}),
    )


def _rows(
    everything: Everything,
    places: Sequence[EditionPlace],
    shares: Cells,
    reablement: Cells,
    audience: Audience,
) -> dict[str, Rows]:
    series = list(all_series(everything, places, audience))
    rule = None if audience is Audience.TEAM else everything.board.rule
    return {
        PLACES.name: [place.row for place in places],
        PRACTICES.name: practice_rows(everything, {place.code for place in places}),
        MEASURES.name: measure_rows(everything.board.measures),
        SERIES.name: [one.series for one in series],
        FIGURES.name: [row for one in series for row in one.figures],
        TARGETS.name: list(target_rows(everything, places, shares)),
        SHARES.name: list(share_rows(everything, places, shares)),
        REABLEMENT.name: list(reablement_rows(everything, reablement)),
        ACTIVATION.name: list(activation_rows(everything, places, rule)),
        STORIES.name: list(story_rows(everything, rule)),
        PROVENANCE.name: provenance_rows(everything),
    }
