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
from reports.rows.activation import activation_cells, activation_rows, released_activation
from reports.rows.counts import Counted, Key, hidden, over_places
from reports.rows.measures import measure_rows
from reports.rows.places import EditionPlace, edition_places
from reports.rows.reablement import reablement_cells, reablement_rows
from reports.rows.reablement_measures import released_together
from reports.rows.series import all_series
from reports.rows.targets import released_shares, share_cells, share_rows, target_rows
from reports.rows.told import practice_rows, provenance_rows, story_rows

NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True)
class Built:
    """The rows of every table by its name, and the cells that are hidden in them."""

    rows: Mapping[str, Rows]
    hidden: Hidden = field(default=NOTHING_HIDDEN)


@dataclass(frozen=True)
class _Counts:
    """The counts that are no measure's, of every place, as the audience may see them."""

    shares: Mapping[Key, Counted]
    reablement: Mapping[Key, Counted]
    activation: Mapping[Key, Counted]


def build(everything: Everything, audience: Audience, before: Hidden = NOTHING_HIDDEN) -> Built:
    """The tables for an audience; what earlier editions hid, `before`, stays hidden."""
    places = edition_places(everything.board.register)
    if audience is Audience.TEAM:
        return Built(_rows(everything, places, _in_full(everything, places), audience))
    return _released(everything, places, before)


def _in_full(everything: Everything, places: Sequence[EditionPlace]) -> _Counts:
    return _Counts(
        over_places(share_cells(everything), places),
        over_places(reablement_cells(everything), places),
        over_places(activation_cells(everything), places),
    )


def _released(everything: Everything, places: Sequence[EditionPlace], before: Hidden) -> Built:
    rule = everything.board.rule
    board, reablement = released_together(
        replace(everything.board, hidden_before=before.of_measures),
        reablement_cells(everything),
        places,
        before.of(REABLEMENT.name),
    )
    shares = released_shares(share_cells(everything), places, rule, before.of(SHARES.name))
    activation = released_activation(
        activation_cells(everything), places, rule, before.of(ACTIVATION.name)
    )
    rows = _rows(
        replace(everything, board=board),
        places,
        _Counts(shares, reablement, activation),
        Audience.OUTSIDE,
    )
    by_table = {
        SHARES.name: hidden(shares),
        REABLEMENT.name: hidden(reablement),
        ACTIVATION.name: hidden(activation),
    }
    return Built(rows, Hidden(board.hidden, by_table))


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
        ACTIVATION.name: list(activation_rows(everything.levels, counts.activation)),
        STORIES.name: list(story_rows(everything, rule)),
        PROVENANCE.name: provenance_rows(everything),
    }
