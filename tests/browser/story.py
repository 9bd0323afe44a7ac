"""What a person does and sees, in words; every story ends with what must hold of any page."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.browser.people import PASSWORD

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LISTEN = """
    window.reports = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.reports.push(`${event.violatedDirective} ${event.blockedURI}`));
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


class Story:
    """One person before one browser page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request))
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.add_init_script(LISTEN)

    def _hear(self, message: object) -> None:
        if message.type == "error":  # type: ignore[attr-defined]
            where = message.location["url"]  # type: ignore[attr-defined]
            self.complaints.append(f"{message.text} ({where})")  # type: ignore[attr-defined]

    def signs_in(self, email: str, password: str = PASSWORD) -> None:
        self.page.goto("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(lambda url: "/account/login" not in url)

    def opens(self, path: str) -> None:
        self.page.goto(path)
        self.page.wait_for_load_state("load")

    def heading(self) -> str:
        self.page.wait_for_load_state("load")
        return self.page.locator("h1").inner_text()

    def title(self) -> str:
        """That of a page that has arrived: one that is still arriving has none."""
        self.page.wait_for_load_state("load")
        return self.page.title()

    def all_is_well(self) -> None:
        """Nothing was reported or asked of another host; axe finds nothing; it fits."""
        found = self.problems()
        assert found == [], "\n".join(found)

    def problems(self) -> list[str]:
        """What is wrong with the page that is open."""
        return [
            *self.complaints,
            *self.page.evaluate("window.reports ?? []"),
            *self._other_hosts(),
            *self._barriers(),
            *self._overflow(),
        ]

    def _other_hosts(self) -> set[str]:
        urls = [urlsplit(request.url) for request in self.requests]
        asked = {url.hostname for url in urls if url.scheme.startswith("http")}
        return {f"asks {host}" for host in asked - {"127.0.0.1"} if host}

    def _barriers(self) -> list[str]:
        """What axe finds, once the page is there: one that is still arriving has no heading yet."""
        self.page.wait_for_load_state("load")
        self.page.locator("h1").first.wait_for(state="attached")
        self.page.evaluate(axe())
        found: list[str] = self.page.evaluate(
            "(rules) => axe.run({runOnly: rules}).then((result) => result.violations.map("
            "(v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ').slice(0, 500)}`))",
            RULES,
        )
        return found

    def _overflow(self) -> list[str]:
        """Sideways scrolling of the page itself (WCAG 1.4.10, reflow)."""
        excess = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return [f"{excess} pixels too wide"] if excess > 0 else []

    def shifted(self) -> float:
        return float(self.page.evaluate("window.shift"))
