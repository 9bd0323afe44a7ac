"""`make screenshot`: the picture of the whole system's dashboard for the README."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.people import GROUP_MEMBER
from tests.browser.story import Story
from tests.portal_process import ROOT, serving

PICTURE = ROOT / "docs/whole.png"
SIZE = {"width": 1280, "height": 1400}


def take(address: str) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(base_url=address, viewport=SIZE)
        story = Story(context.new_page())
        story.signs_in(GROUP_MEMBER)
        story.opens("/whole/")
        story.page.screenshot(path=PICTURE)
        chromium.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the embedded PostgreSQL runs as a user of its own
        with serving(Path(folder)) as address:
            take(address)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")  # noqa: T201


if __name__ == "__main__":
    main()
