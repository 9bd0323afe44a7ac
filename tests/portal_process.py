"""The whole portal as a process of its own, with demonstration data, for browsers and clocks."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300  # seconds until the first page, on a slow machine


@contextmanager
def serving(folder: Path, settings: str = "iccportal.settings") -> Iterator[str]:
    """Serve the demonstration, its database in `folder`; the address of its first page."""
    port = _free_port()
    log = (folder / "portal.log").open("w+")
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    environment = environment_of(folder, settings)
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, process, log.name)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)
            log.close()


def environment_of(folder: Path, settings: str = "iccportal.settings") -> dict[str, str]:
    """What a process is to find in order to work on the portal of `folder`."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings,
        "PORTAL_MODE": "demonstration",
        "PORTAL_FOLDER": str(folder),
        "DATABASE_URL": "",
    }


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/account/login/", timeout=5)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The portal did not start:\n{Path(log).read_text()}")
