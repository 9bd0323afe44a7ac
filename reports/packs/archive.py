"""Office files are zip archives: the same parts are written as the same bytes. Pure."""

import io
import zipfile
from datetime import date


def steady(content: bytes, day: date) -> bytes:
    """The archive with its parts in the order of their names, each dated with a day."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in sorted(parts.namelist()):
            part = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, parts.read(name))
    return kept.getvalue()
