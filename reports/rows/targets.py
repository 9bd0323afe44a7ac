"""The rows of trajectories in force, and of the shares that they were apportioned by."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.timezone import localdate

from iccportal.lib.nhs_calendar import month_code
from measures.earlier import Key
from measures.states import FINAL
from reports.contents import SHARES, WHOLE
from reports.everything import Everything, StreamFacts
from reports.fields import Row, Value, number
from reports.rows.counts import Cells, Counted, members, over_places, release, sums_of_places
from reports.rows.places import EditionPlace
from targets.providers import plan_of
from targets.rebase_queries import RebaseFacts
from targets.trajectory import ShareSet


def share_cells(everything: Everything) -> dict[Key, Counted]:
    """Each community's activity in the window of every signed rebase in force by the last month."""
    return {
        (_table(stream.code, shares), community): Counted(activity, FINAL, rebase.illustrative)
        for stream in everything.streams
        for rebase, shares in _in_force(stream, everything)
        for community, activity in shares.activity.items()
    }


def released_shares(
    everything: Everything, cells: Cells, places: Sequence[EditionPlace]
) -> dict[Key, Counted]:
    """Every place's activity in the windows, as it may be shown outside the team.

    It is hidden where the trajectory that is shared out by it is.
    """
    board = everything.board
    hidden = [*board.earlier.hidden_of(SHARES.name), *_hidden(everything, places)]
    shown = board.earlier.shown_of(SHARES.name)
    sums = sums_of_places(cells, places)
    readers = board.makeup.read_in_full
    return release(over_places(cells, places), sums, places, readers, board.rule, hidden, shown)


def _hidden(everything: Everything, places: Sequence[EditionPlace]) -> Iterator[Key]:
    withheld = everything.board.withheld
    for stream in everything.streams:
        for _, shares in _in_force(stream, everything):
            of = plan_of(stream.code), shares.effective_from
            for place in places:
                if withheld.hides(*of, place.subject.communities):
                    yield _table(stream.code, shares), place.code


def share_rows(
    everything: Everything, places: Sequence[EditionPlace], shown: Cells
) -> Iterator[Row]:
    """A row for each rebase and place; a share is of what is shown."""
    whole = next(place.code for place in places if place.kind == WHOLE)
    for stream in everything.streams:
        for rebase, shares in _in_force(stream, everything):
            table = _table(stream.code, shares)
            total = shown[table, whole].count
            for place in places:
                if cell := shown.get((table, place.code)):
                    yield _share_row(stream.code, rebase, place.code, cell, total)


def target_rows(
    everything: Everything, places: Sequence[EditionPlace], shown: Cells
) -> Iterator[Row]:
    """A row for each month; none where the share is hidden, which the plan would give away."""
    for stream in everything.streams:
        in_force = stream.in_force
        made_up = {rebase.effective_from: rebase.illustrative for rebase in stream.rebases}
        for place in places:
            for month in everything.months:
                shares, figures = in_force.set_of(month), in_force.months.get(month)
                if shares is None or figures is None:
                    continue
                start = shares.effective_from
                cell = shown.get((_table(stream.code, shares), place.code))
                if cell is not None and cell.count is not None:
                    own = members(place, places, figures.whole)
                    planned = sum(figures.whole[code] for code in own)
                    yield stream.code, place.code, month, planned, start, made_up[start]


def _share_row(
    stream: str, rebase: RebaseFacts, place: str, cell: Counted, total: int | None
) -> Row:
    assert rebase.signed_at is not None  # those in force are signed
    share: Value = None
    if cell.count is not None and total:
        share = number(Fraction(cell.count, total))
    return (
        *(stream, rebase.effective_from, place, *rebase.window),
        *(cell.count, total, share, cell.state),
        *(localdate(rebase.signed_at), cell.made_up),
    )


def _table(stream: str, shares: ShareSet) -> str:
    return f"{stream} {month_code(shares.effective_from)}"


def _in_force(
    stream: StreamFacts, everything: Everything
) -> Iterator[tuple[RebaseFacts, ShareSet]]:
    facts = {rebase.pk: rebase for rebase in stream.rebases}
    for shares in stream.in_force.sets:
        if shares.effective_from <= everything.months[-1]:
            yield facts[shares.rebase], shares
