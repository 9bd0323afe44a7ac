"""A pack's page as a PDF, printed by Chromium in a process of its own.

The PDF is tagged and has its bookmarks, title and language from the page. Chromium gets a profile
folder that is thrown away, no network, and a limit of time.
"""

import os
import re
import shutil
import signal
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

from reports.packs.failure import PackFailure

SECONDS: Final = 60
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing is asked of any host
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)
PRINT_IT_YOURSELF: Final = (
    "Open the pack as a page, print it with your browser, and keep it as PDF."
)
# When it was printed: with the edition's day in its place, equal pages are equal bytes.
_PRINTED_AT: Final = re.compile(rb"(?<=Date \(D:)\d{14}\+00'00'(?=\))")
# The name and version of the browser, with brackets escaped.
_BROWSER: Final = re.compile(rb"(?<=/Creator \()(?:[^()\\]|\\.)*(?=\))")


def write_pdf(html: str, made_on: date) -> bytes:
    """The PDF of a page that stands alone, dated; PackFailure tells why there is none."""
    chromium = find_chromium()
    if chromium is None:
        raise PackFailure(f"PDFs cannot be made here: Chromium is missing. {PRINT_IT_YOURSELF}")
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "pack.html").write_text(html, encoding="utf-8")
        _print(chromium, folder)
        printed = folder / "pack.pdf"
        if not printed.exists():
            raise PackFailure(f"Chromium did not print the pack. {PRINT_IT_YOURSELF}")
        return _dated(printed.read_bytes(), made_on)


def find_chromium() -> str | None:
    """Where Chromium is: as the settings say, else on the path."""
    names = [settings.CHROMIUM] if settings.CHROMIUM else NAMES
    return next(filter(None, map(shutil.which, names)), None)


def _print(chromium: str, folder: Path) -> None:
    command = [
        chromium,
        *FLAGS,
        *(["--no-sandbox"] if os.geteuid() == 0 else []),  # root gets no sandbox from Chromium
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={folder / 'pack.pdf'}",
        (folder / "pack.html").as_uri(),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own list
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise PackFailure(
            f"Chromium took longer than {SECONDS} seconds to print the pack. {PRINT_IT_YOURSELF}"
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End Chromium with all the processes that it began."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # all have gone
    process.wait()


def _dated(pdf: bytes, made_on: date) -> bytes:
    """The PDF with a day for the moment of printing; nothing in the file moves."""
    dated = _PRINTED_AT.sub(f"{made_on:%Y%m%d}000000+00'00'".encode(), pdf)
    return _BROWSER.sub(lambda found: b"ICC portal".ljust(len(found[0])), dated, count=1)
