"""Words that stand for a code: people read the one, programs the other. Pure."""

import re
from typing import Any, Final, Self

_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


class Coded(str):
    """Words with the code that they stand for: "Barrow" for `barrow`, "hidden" for `suppressed`.

    It is text like any other wherever people read it; only files in codes ask for the code.
    """

    code: str

    def __new__(cls, words: str, code: str) -> Self:
        """The words, and their code beside them."""
        made = super().__new__(cls, words)
        made.code = code
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        """What a copy is made of."""
        return str(self), self.code


def code_of(words: str) -> str:
    """The code that words stand for; words without one, as a program would name them."""
    return words.code if isinstance(words, Coded) else _BETWEEN.sub("_", words.lower()).strip("_")
