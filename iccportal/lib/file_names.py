"""Names of files that every system takes, Windows included. Pure."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 120
# What Windows takes for a device, whatever the ending.
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(*words: str, ending: str) -> str:
    """Words joined by hyphens, small, in letters and digits alone: "kendal-2019-20-q4.xlsx".

    Words in letters that have no plain form (Arabic, say) give way to the others; where nothing
    is left the name is "portal". A name that is too long loses the end of its first words, as the
    others tell files apart.
    """
    first, *others = map(_plain, words)
    rest = "-".join(filter(None, others))
    room = LONGEST - len(ending) - 1
    first = first[: max(0, room - len(rest) - 1)].strip("-")
    stem = "-".join(filter(None, (first, rest)))[:room].strip("-") or "portal"
    return f"{stem}-file.{ending}" if _DEVICES.fullmatch(stem) else f"{stem}.{ending}"


def _plain(words: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
