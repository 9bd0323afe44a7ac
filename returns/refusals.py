"""Why a write was not made, for the person who asked for it."""

from collections.abc import Sequence

from returns.boxes import Kept
from returns.locking import Lock


class Refused(Exception):
    """It breaks a rule, which the sentence tells; `field` is where, if one is at fault."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.field = sentence, field


class Locked(Refused):
    """The return cannot be changed now."""

    def __init__(self, lock: Lock) -> None:
        super().__init__(lock.sentence)
        self.lock = lock


class Conflict(Exception):
    """Somebody has saved another answer since; `theirs` is what is kept now."""

    def __init__(self, theirs: Kept) -> None:
        super().__init__(f"{theirs.by} has saved {theirs.answer.words}.")
        self.theirs = theirs


class BlanksToConfirm(Exception):
    """Boxes without an answer, by their names: are they meant?"""

    def __init__(self, blanks: Sequence[str]) -> None:
        super().__init__(f"{len(blanks)} blank")
        self.blanks = tuple(blanks)
