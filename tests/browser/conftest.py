"""A real browser before the real portal. Skipped, saying so, where there is no Chromium."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, StorageState, sync_playwright

from tests.browser.story import Story
from tests.browser.walk import pages
from tests.portal_process import serving

CHROMIUM = shutil.which("chromium")
REQUIRED = os.environ.get("BROWSER_TESTS") == "required"
FLAGS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "There is no Chromium on this machine (Debian's package is `chromium`)."
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def folder(browser: Browser) -> Iterator[Path]:
    """What the portal keeps: its database, its log. The browser comes first: a skip makes none."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # the embedded PostgreSQL runs as a user of its own
        yield folder


@pytest.fixture(scope="package")
def address(folder: Path) -> Iterator[str]:
    """Where the portal is served."""
    with serving(folder) as address:
        yield address


class SignIns:
    """The browser's state after each person's sign-in, kept: the form has a rate limit."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.states: dict[str, StorageState] = {}

    def state_of(self, email: str) -> StorageState:
        if email not in self.states:
            context = self.browser.new_context(base_url=self.address)
            Story(context.new_page()).signs_in(email)
            self.states[email] = context.storage_state()
            context.close()
        return self.states[email]

    def forget(self, email: str) -> None:
        """A new password ends every session of a person."""
        self.states.pop(email, None)


@pytest.fixture(scope="package")
def sign_ins(browser: Browser, address: str) -> SignIns:
    return SignIns(browser, address)


@pytest.fixture(scope="package")
def walk_of(browser: Browser, address: str, sign_ins: SignIns) -> Callable[[str], dict[str, str]]:
    """Path and HTML of the pages that a person can reach; each person walks once."""

    @cache
    def walk_of(email: str) -> dict[str, str]:
        context = browser.new_context(base_url=address, storage_state=sign_ins.state_of(email))
        reached = dict(pages(context.request))
        context.close()
        return reached

    return walk_of


@pytest.fixture
def story(browser: Browser, address: str, sign_ins: SignIns) -> Iterator[Callable[..., Story]]:
    """Begin a story: who sits before which screen."""
    contexts: list[BrowserContext] = []

    def begin(email: str | None = None, width: int = 1280, javascript: bool = True) -> Story:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            storage_state=sign_ins.state_of(email) if email else None,
        )
        contexts.append(context)
        return Story(context.new_page())

    yield begin
    for context in contexts:
        context.close()
