"""Releases kept for later ones, as an edition keeps them."""

from collections.abc import Mapping

from iccs.membership import Homes
from measures.earlier import ByRegister, Earlier, Kept, Snapshot
from measures.release import Release


def kept(
    out: Release,
    homes: Homes | None = None,
    practices: Mapping[str, Mapping[int, int]] | None = None,
) -> Earlier:
    """What a release of one month hid and showed, and where practices belonged with what each had.

    `practices` are their counts by provider.
    """
    hidden = out.hidden
    cells = {cell: Kept(n, cell in hidden) for cell, n in out.ledger.counts.items()}
    snapshots = (Snapshot(cells, practices or {}),) if cells else ()  # of nothing none is kept
    own = ByRegister(homes or {}, snapshots)
    return Earlier(own.hidden, registers=(own,))
