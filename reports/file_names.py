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
    is left the name is "portal".
    """
    plain = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    stem = stem[: LONGEST - len(ending) - 1].strip("-") or "portal"
    return f"{stem}-file.{ending}" if _DEVICES.fullmatch(stem) else f"{stem}.{ending}"
