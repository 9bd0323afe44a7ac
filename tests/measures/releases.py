"""Releases kept for later ones, as an edition keeps them."""

from iccs.membership import Homes
from measures.earlier import ByRegister, Earlier, Kept
from measures.release import Release


def kept(out: Release, homes: Homes | None = None) -> Earlier:
    """What a release of one month hid and showed, and where practices belonged."""
    hidden = out.hidden
    counts = out.ledger.counts.items()
    own = ByRegister(homes or {}, ({c: Kept(n, c in hidden) for c, n in counts},))
    return Earlier(own.hidden, registers=(own,))
