"""What a person does and sees, in words; every story ends with what must hold of any page."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page, Request

from targets.demonstration.load import PASSWORD

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
            self.complaints.append(message.text)  # type: ignore[attr-defined]

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
        return self.page.locator("h1").inner_text()

    def all_is_well(self) -> None:
        """Nothing was reported, asked of another host, or shifted; axe finds nothing; it fits."""
        assert self.complaints == []
        assert self.page.evaluate("window.reports") == []
        self.asks_no_other_host()
        self.is_accessible()
        self.fits_the_screen()

    def asks_no_other_host(self) -> None:
        hosts = {
            request.url.split("/")[2].split(":")[0]
            for request in self.requests
            if request.url.startswith("http")
        }
        assert hosts <= {"127.0.0.1"}

    def is_accessible(self) -> None:
        self.page.evaluate(axe())
        found = self.page.evaluate(
            "(rules) => axe.run({runOnly: rules}).then((result) => result.violations.map("
            "(v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ').slice(0, 500)}`))",
            RULES,
        )
        assert found == []

    def fits_the_screen(self) -> None:
        """No sideways scrolling of the page itself (WCAG 1.4.10, reflow)."""
        overflow = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0

    def shifted(self) -> float:
        return float(self.page.evaluate("window.shift"))
