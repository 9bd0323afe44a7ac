"""A real browser before the real portal. Skipped, saying so, where there is no Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.story import Story
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "There is no Chromium on this machine (Debian's package is `chromium`)."
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the portal is served. The browser comes first, so that a skip starts no server."""
    folder = tmp_path_factory.mktemp("portal")
    for path in (folder, *folder.parents[:2]):
        path.chmod(0o755)  # the embedded PostgreSQL runs as a user of its own
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def signed_in(browser: Browser, address: str) -> Callable[[str], dict]:
    """The browser's state after a sign-in, kept: the sign-in form has a rate limit."""
    states: dict[str, dict] = {}

    def state_of(email: str) -> dict:
        if email not in states:
            context = browser.new_context(base_url=address)
            Story(context.new_page()).signs_in(email)
            states[email] = context.storage_state()
            context.close()
        return states[email]

    return state_of


@pytest.fixture
def story(
    browser: Browser, address: str, signed_in: Callable[[str], dict]
) -> Iterator[Callable[..., Story]]:
    """Begin a story: who sits before which screen."""
    contexts: list[BrowserContext] = []

    def begin(email: str | None = None, width: int = 1280, javascript: bool = True) -> Story:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            storage_state=signed_in(email) if email else None,
        )
        contexts.append(context)
        return Story(context.new_page())

    yield begin
    for context in contexts:
        context.close()
