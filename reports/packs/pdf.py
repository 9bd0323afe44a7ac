"""A pack as a PDF: its page, printed by Chromium.

The PDF is tagged and has its bookmarks, title and language from the page.
"""

import re
import shutil
from collections import defaultdict
from datetime import date
from itertools import count
from typing import Final

from django.conf import settings

from reports.packs.chromium import started
from reports.packs.devtools import DevtoolsError
from reports.packs.failure import PackFailure
from reports.packs.pack import Pack
from reports.packs.page import page_to_print

SECONDS: Final = 60
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PRINT_IT_YOURSELF: Final = (
    "Open the pack as a page, print it with your browser, and keep it as PDF."
)
# When it was printed: with the edition's day in its place, equal pages are equal bytes.
_PRINTED_AT: Final = re.compile(rb"(?<=Date \(D:)\d{14}\+00'00'(?=\))")
# The name and version of the browser, with brackets escaped.
_BROWSER: Final = re.compile(rb"(?<=/Creator \()(?:[^()\\]|\\.)*(?=\))")
# The numbers that the browser happened to give to the cells of tables.
_CELL: Final = re.compile(rb"(?<=\(node)\d{8}(?=\))")


def write_pdf(pack: Pack) -> bytes:
    """The pack's page, printed; PackFailure tells why there is none."""
    chromium = find_chromium()
    if chromium is None:
        raise PackFailure(f"PDFs cannot be made here: Chromium is missing. {PRINT_IT_YOURSELF}")
    return _as_ever(_printed(chromium, pack), pack.heading.as_at)


def _printed(program: str, pack: Pack) -> bytes:
    try:
        with started(program, seconds=SECONDS) as chromium:
            return chromium.print(page_to_print(pack))
    except TimeoutError:
        raise PackFailure(
            f"Chromium took longer than {SECONDS} seconds to print the pack. {PRINT_IT_YOURSELF}"
        ) from None
    except DevtoolsError as error:
        raise PackFailure(f"Chromium did not print the pack. {PRINT_IT_YOURSELF}") from error


def find_chromium() -> str | None:
    """Where Chromium is: as the settings say, else on the path."""
    names = [settings.CHROMIUM] if settings.CHROMIUM else NAMES
    return next(filter(None, map(shutil.which, names)), None)


def _as_ever(pdf: bytes, made_on: date) -> bytes:
    """The PDF without what differs from one printing to the next; nothing in the file moves."""
    pdf = _PRINTED_AT.sub(f"{made_on:%Y%m%d}000000+00'00'".encode(), pdf)
    pdf = _BROWSER.sub(lambda found: b"ICC portal".ljust(len(found[0])), pdf, count=1)
    places: defaultdict[bytes, int] = defaultdict(count().__next__)
    return _CELL.sub(lambda found: b"%08d" % places[found[0]], pdf)
