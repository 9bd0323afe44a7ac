"""Chromium, started ahead of the page that it will print.

It comes up on another processor while the page is put together. It gets a folder that is thrown
away, no network, and a limit of time.
"""

import os
import signal
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from reports.packs.devtools import Devtools

FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-software-rasterizer",  # nothing is shown on a screen, so nothing draws for one
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-startup-window",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing is asked of any host
    # The lists below an address bar are pages of several hundred scripts, loaded for nobody.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
    "--remote-debugging-pipe",
)
# Chromium takes calls on file descriptor 3 and answers on 4.
_PIPED: Final = ("/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null', "sh")
_LOADED: Final = (
    "document.readyState == 'complete' || new Promise(done => addEventListener('load', done))"
)
_AS_PDF: Final = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}


class Chromium:
    """A browser that is starting, with a folder of its own."""

    def __init__(self, devtools: Devtools, folder: Path) -> None:
        self._devtools, self._folder = devtools, folder
        self._opened = devtools.send("Target.createTarget", url="about:blank")

    def print(self, html: str) -> bytes:
        """The PDF of a page that stands alone: tagged, with its bookmarks, title and language."""
        page = self._folder / "page.html"
        page.write_text(html, encoding="utf-8")
        tab = self._attached()
        self._devtools.call("Page.navigate", tab, url=page.as_uri())
        self._devtools.call("Runtime.evaluate", tab, expression=_LOADED, awaitPromise=True)
        printed = self._devtools.call("Page.printToPDF", tab, **_AS_PDF)
        return b64decode(printed["data"])

    def _attached(self) -> str:
        target = self._devtools.answer(self._opened)["targetId"]
        attached = self._devtools.call("Target.attachToTarget", targetId=target, flatten=True)
        session: str = attached["sessionId"]
        return session


@contextmanager
def started(program: str, *, seconds: float) -> Iterator[Chromium]:
    """Chromium on its way up; at the end it is gone, with all the processes that it began.

    DevtoolsError where it will not print; TimeoutError where it took longer than the seconds.
    """
    until = monotonic() + seconds
    with TemporaryDirectory(ignore_cleanup_errors=True) as name, _begun(program, name) as process:
        try:
            yield Chromium(Devtools(process, until), Path(name))
        finally:
            # not waited for yet, so that the number is still its own
            os.killpg(process.pid, signal.SIGKILL)


def _begun(program: str, folder: str) -> Popen[bytes]:
    command = [
        *_PIPED,
        program,
        *FLAGS,
        *(["--no-sandbox"] if os.geteuid() == 0 else []),  # root gets no sandbox from Chromium
        f"--user-data-dir={folder}/profile",
    ]
    return Popen(  # noqa: S603 - our own list
        command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, bufsize=0, start_new_session=True
    )
