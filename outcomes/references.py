"""References of people: made at random, so that they tell nothing about anybody."""

import re
import secrets
from typing import Final

# Without 0, 1, 8 and 9, which are easily taken for letters.
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LENGTH: Final = 8
FORM = re.compile(rf"[{LETTERS}]{{{LENGTH}}}")


def new_reference() -> str:
    """A reference that nobody can guess and that nothing can be worked out from."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def is_reference(text: str) -> bool:
    """Whether the text has the form of a reference."""
    return FORM.fullmatch(text) is not None
