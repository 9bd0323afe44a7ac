"""`python -m tests.bench`: measure everything, print each figure beside its bound."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.report import Measured, exit_status, table
from tests.portal_process import serving

SETTINGS = "tests.bench.settings"


@contextmanager
def portal() -> Iterator[tuple[Path, str]]:
    """The demonstration, served from a folder of its own, and this process upon its database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # the embedded PostgreSQL runs as a user of its own
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PORTAL_MODE": "demonstration",
            "PORTAL_FOLDER": name,
            "DATABASE_URL": "",
        }
        with serving(folder, SETTINGS) as address:
            yield folder, address


def measured(folder: Path, address: str) -> Iterator[list[Measured]]:
    """The figures, part by part."""
    import django

    django.setup()
    # They need Django set up.
    from django.conf import settings

    from tests.bench import browser, feed, lead, loading, packs, page, shares

    client = page.signed_in()
    yield page.measure(client)
    yield lead.measure()
    name = settings.SESSION_COOKIE_NAME
    yield browser.measure(address, {"name": name, "value": client.cookies[name].value})
    yield shares.measure()
    yield loading.measure(folder)
    yield feed.measure()
    yield packs.measure()


def say(text: str) -> None:
    """Print at once: the measuring takes minutes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure and print; the exit status."""
    figures: list[Measured] = []
    with portal() as (folder, address):
        for part in measured(folder, address):
            figures += part
            say(f"{len(figures)} figures measured")
    say(table(figures))
    return exit_status(figures)


if __name__ == "__main__":
    sys.exit(main())
