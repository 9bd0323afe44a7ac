"""What the portal answers at a box to something typed into it. Pure."""

from dataclasses import dataclass
from typing import Literal

State = Literal["saved", "unusual", "disagrees", "conflict", "refused", "locked"]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one save.

    `version` is the one to name next time: after a conflict that of the other person's value,
    `theirs`, so that sending the same again means to keep one's own. None where nothing was read.
    """

    state: State
    typed: str
    sentence: str
    version: int | None = None
    theirs: str = ""  # as it is typed
    note: str = ""  # a reason that was not taken

    @property
    def taken(self) -> bool:
        """Whether the value is kept."""
        return self.state in ("saved", "unusual", "disagrees")
