"""Numbers of people and shares of them, as far as the reader is shown them. Pure."""

from measures.states import HIDDEN_WORD


def share(part: int | None, whole: int | None) -> float | None:
    """The share in percent; None where a number is hidden, or there is nobody."""
    return None if part is None or not whole else 100 * part / whole


def seen(count: int | None) -> int | str:
    """A count as it stands in a cell."""
    return HIDDEN_WORD if count is None else count
