"""What the page with twelve charts costs a reader, in Chromium with an empty cache each time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench.page import CHARTS, EMPTY
from tests.bench.pages import CHARTS as HOW_MANY
from tests.bench.report import Measured
from tests.browser.conftest import FLAGS
from tests.browser.story import LISTEN

# One page takes a third longer on one visit than on the next, as what the browser does besides
# comes between: so many visits bring the ratio of the medians within three hundredths or so.
VISITS = 300
# Ready: the load event has come, the page is laid out, and every chart is there as a drawing.
READY = """
    window.addEventListener("load", () => {
        const height = document.documentElement.scrollHeight;
        const drawings = [...document.querySelectorAll(".chart .chart__svg")];
        window.drawn = drawings.filter((svg) => svg.getBoundingClientRect().height > 0).length;
        window.ready = height > 0 ? performance.now() : NaN;
    });
"""


class Wire:
    """The bytes that a page's answers took over the wire, headers included."""

    def __init__(self, page: Page) -> None:
        self.addresses: dict[str, str] = {}
        self.bytes: dict[str, float] = {}
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.requestWillBeSent", self._asked)
        network.on("Network.loadingFinished", self._answered)

    def _asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _answered(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = event["encodedDataLength"]

    def kilobytes(self, *, plotly: bool) -> float:
        """Those of Plotly's library, or of all the rest."""
        return (
            sum(
                size
                for request, size in self.bytes.items()
                if ("plotly-basic" in self.addresses[request]) is plotly
            )
            / 1000
        )


def measure(address: str, cookie: dict[str, str]) -> list[Measured]:
    """How long until all is drawn, what goes over the wire, what shifts and what is reported."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        visitor = Visitor(chromium, address, cookie)
        figures = [*visitor.readiness(), *visitor.visits()]
        chromium.close()
    return figures


class Visitor:
    """A signed-in reader whose browser remembers nothing from one visit to the next."""

    def __init__(self, browser: Browser, address: str, cookie: dict[str, str]) -> None:
        self.browser, self.address = browser, address
        self.cookie = {**cookie, "url": address}

    @contextmanager
    def context(self) -> Iterator[BrowserContext]:
        """A browser with an empty cache."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([self.cookie])
        context.add_init_script(LISTEN + READY)
        yield context
        context.close()

    def readiness(self) -> list[Measured]:
        """Until everything is drawn, against an empty page; the two in turn."""
        taken: dict[str, list[float]] = {EMPTY: [], CHARTS: []}
        for _ in range(VISITS + 1):
            for path, times in taken.items():
                with self.context() as context:
                    page = context.new_page()
                    self._opens(page, path)
                    times.append(page.evaluate("window.ready"))
        empty, charts = (median(times[1:]) for times in taken.values())  # the first warms up
        words = "Page with twelve charts: until all is drawn, in times an empty page"
        return [Measured(words, charts / empty, 1.25)]

    def visits(self) -> list[Measured]:
        """A first visit in which Plotly takes every chart over, and a second one."""
        with self.context() as context:
            first = context.new_page()
            wire = Wire(first)
            self._opens(first, CHARTS)
            self._reaches_for_every_chart(first)
            shift, reports = first.evaluate("[window.shift, window.reports.length]")
            second = context.new_page()
            again = Wire(second)
            self._opens(second, CHARTS)
            repeat = again.kilobytes(plotly=False) + again.kilobytes(plotly=True)
        return [
            Measured(
                "First visit before Plotly: kB over the wire", wire.kilobytes(plotly=False), 80
            ),
            Measured("Plotly: kB over the wire", wire.kilobytes(plotly=True), 370),
            Measured("Repeat visit: kB over the wire", repeat, 25),
            Measured("Layout shift, Plotly's taking over included", shift, 0, decimals=4),
            Measured("Reports of the content security policy", reports, 0, decimals=0),
        ]

    def _opens(self, page: Page, path: str) -> None:
        page.goto(self.address + path, wait_until="load")
        drawn = page.evaluate("window.drawn")
        assert drawn == (HOW_MANY if path == CHARTS else 0), f"{path} shows {drawn} charts"

    def _reaches_for_every_chart(self, page: Page) -> None:
        boxes = page.locator(".chart__box")
        for place in range(boxes.count()):
            boxes.nth(place).hover()
            boxes.nth(place).locator(".js-plotly-plot").wait_for()
        page.locator(".chart__box--taken").nth(HOW_MANY - 1).wait_for(state="attached")
